package org.intake.api.http;

import java.util.List;
import org.intake.application.Refusal;

/// Why a request was not done, as RFC 9457 writes it. `code` is stable: never change one, only add.
public record Problem(int status, String code, String title, String detail, List<Fault> errors) {
  public Problem {
    errors = List.copyOf(errors);
  }

  /// The codes that the API itself gives; those of the use cases are [Refusal.Code].
  public enum Code {
    BAD_JSON(400, "请求正文不是有效的 JSON"),
    BAD_REQUEST(400, "请求不完整"),
    BAD_CURSOR(400, "翻页游标无效"),
    UNAUTHENTICATED(401, "没有有效的令牌"),
    NO_ROLE(403, "令牌没有本系统的角色"),
    WRONG_ROLE(403, "当前角色无权执行该操作"),
    NOT_FOUND(404, "没有找到"),
    NO_PAGE_PICTURE(404, "没有页面图像"),
    METHOD_NOT_ALLOWED(405, "该地址不支持这种方法"),
    WRONG_STATE(409, "当前状态不允许该操作"),
    IDEMPOTENCY_KEY_REUSED(409, "幂等键已用于另一请求"),
    IDEMPOTENCY_KEY_BUSY(409, "同一幂等键的请求正在处理"),
    STALE(412, "内容已被他人更改"),
    TOO_LARGE(413, "请求正文过大"),
    UNSUPPORTED_MEDIA_TYPE(415, "不支持的内容类型"),
    INVALID(422, "请求内容有误"),
    PRECONDITION_REQUIRED(428, "缺少 If-Match"),
    INTERNAL(500, "系统内部错误"),
    UNAVAILABLE(503, "系统暂时不可用");

    private final int status;
    private final String title;

    Code(int status, String title) {
      this.status = status;
      this.title = title;
    }

    public int status() {
      return status;
    }

    public String slug() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  public static Problem of(Code code, String detail) {
    return new Problem(code.status, code.slug(), code.title, detail, List.of());
  }

  public static Problem invalid(List<Fault> faults) {
    return new Problem(
        Code.INVALID.status, Code.INVALID.slug(), Code.INVALID.title, "请更正 errors 中列出的各项。", faults);
  }

  public static Problem of(Refusal refusal) {
    String field = refusal.field();
    return new Problem(
        refusal.code().status(),
        refusal.code().slug(),
        title(refusal.code()),
        refusal.detail(),
        field == null ? List.of() : List.of(new Fault(field, refusal.detail())));
  }

  private static String title(Refusal.Code code) {
    return switch (code) {
      case NOT_FOUND -> Code.NOT_FOUND.title;
      case WRONG_ROLE -> Code.WRONG_ROLE.title;
      case WRONG_STATE -> Code.WRONG_STATE.title;
      case FILE_NOT_UPLOADED -> "有文件尚未上传";
      case NO_FILES -> "没有文件";
      case DUPLICATE_FILE -> "文件重复";
      case QUOTA_EXHAUSTED -> "推荐名额已用完";
      case REVIEW_LEASE_LOST -> "评审任务已不在您手中";
      case ROUND_CLOSED -> "评审已结束";
      case ROUND_OPEN -> "评审尚未结束";
      case NOT_ASKED_FOR -> "不在补正范围内";
      case SAME_OFFICER -> "须由另一名工作人员确认";
      case OBJECTION_OPEN -> "尚有异议未处理";
      case IDEMPOTENCY_KEY_REUSED -> Code.IDEMPOTENCY_KEY_REUSED.title;
      case CONCURRENT_CHANGE -> "同时有他人更改";
      case STALE -> Code.STALE.title;
      case INVALID -> Code.INVALID.title;
      case PRECONDITION_REQUIRED -> Code.PRECONDITION_REQUIRED.title;
      case TOO_MANY -> "数量或频率超限";
    };
  }
}
