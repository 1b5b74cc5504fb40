package org.intake.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intake.domain.Texts;
import org.intake.domain.programme.NoticeDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.RuleDefinition;
import org.junit.jupiter.api.Test;

/// Every message of the 2017 call in three languages.
class MessagesTest {
  private static final Pattern HOLE = Pattern.compile("\\{[A-Za-z0-9.]+}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /// Characters that only Simplified texts hold. Those that Traditional ones hold too, in another
  /// word (系, 制, 准, 回), are left out.
  private static final String SIMPLIFIED_ONLY =
      "万与专业两个为书产仅传体侧关养内写决况划则创别务动协单发号员团园围国处备实审对导将属布应开异归当录径总战"
          + "执护报担拟拥择换据数断无时暂机权条构标栏毕汇没点独现盖码确称筹签简类级纳细经结统缓编职联荐营补见规计认议"
          + "记论设证评识试询该误说请调财质资轮辖达过运进选错门问间阶页项须领额验东丝丢严丧丰临丽举义乌乐乔习乡买乱争亏亚"
          + "亿仓们价众优会伟伤伦伪侦侨俩债倾偿儿兑兰兴养兽冲净减凤凭击剂剑剧劝办劲势匀华卖卢卫厂厅历厉压厌厕县双变叙叶"
          + "吗听启吴呐呕响哑唤啸喷嘱园坏块坚坛坝坟坠垄垦垫墙壮声壳壶够头夹夺奋奖妆妇娱孙学宁宝宠宪宫宽宾寻寿尘尝层岁岂"
          + "岗岛峡币帅师帐帘带帮庄庆库庙庞废弃张弯弹强彻忆忧怀态怜怀恳恶恼悬惊惧惨惩惫惭惯愤愿戏户扑扩扫扬扰抚抛抢拢拣拦"
          + "拨挡挣挥损捡捣掷摄摆摇撑敌敛斩旧旷昼显晋晓晒术杀杂极档桥桨检楼榄樱欢欧毁毙气汉汤沟沪泪泻泼泽洁浅测济浓涂润"
          + "涨渐渔渗湾湿溃满滚滞滤滥滨灭灯灵灾炉炼烁烂烛烟烦烧热爱爷牵牺犹狈狮狱猎献玛环玺琐电画畅疗疯痒盏盐监盘睁矫矿砖"
          + "础硕祸禅离种积稳穷窃竞笔笺笼筑粮紧纠红约纪纬纯纲纳纵纷纸纹纺线练组绅终绍绑绒绕绘给络绝绞继绩绪续绵绸绿缆缘缚"
          + "缩罢罗羡翘耸肃肠肤肿胀胁胆胜脉脏脑脚脱脸腊腾舆舰艰艺节芦苍苏苹荡荣药莱莲获萝萤萧蓝虏虑虽蚀蚁蚂蛮补袄袜装裤"
          + "览觉触订讨让讯训讲许讶诀访诈诉诊词译诗诚话诞详语诱诵谁谅谈谋谊谎谐谓谜谢谣谦谨谱贝贞负贡贤败账货贩贪贫购贯贵"
          + "贷贸费贺贼贿赁赂赃赋赌赏赐赔赖赚赛赞赠赢赶趋跃践踪车轧轨转轰软轴轻载轿较辅辆辈辉输辞边辽迁迈还这远违连迟适递"
          + "逻遗邓邮邻郑酝酱释钉针钓钟钢钥钩钱钻铁铃铅铜铝银铺链销锁锅锋锐锡锣锤锦键锯锻镇镜长闪闭闯闲闷闸闹闻阀阁阅阐阔队"
          + "阳阴阵际陆陈险随隐难雏雾静顶顷顺顽顾顿颁预频颖颗题颜风飘飞饥饭饮饰饱饲饶饼饿馆馈馋驰驱驳驶驻驾骂骄骆骗骚骤鱼鲁"
          + "鲜鸟鸡鸣鸭鸽鸿鹅鹏麦黄齐齿龄龙龟";

  private static final Programme CALL =
      BuiltInProgrammes.load().programme("sme-ip-pilot-2017").orElseThrow();

  private static Map<String, Texts> messages() {
    Map<String, Texts> messages = new TreeMap<>();
    messages.put("title", CALL.title());
    for (RuleDefinition rule : CALL.rules()) {
      if (rule.missing() != null) {
        messages.put(rule.check() + " missing", rule.missing());
      }
      for (int i = 0; i < rule.cases().size(); i++) {
        messages.put(rule.check() + " case " + i, rule.cases().get(i).message());
      }
    }
    for (NoticeDefinition notice : CALL.notices().values()) {
      messages.put(notice.type() + " subject", notice.subject());
      messages.put(notice.type() + " body", notice.body());
      notice.parts().forEach((name, part) -> messages.put(notice.type() + " " + name, part));
    }
    CALL.duties().forEach(duty -> messages.put("duty " + duty.id(), duty.title()));
    CALL.review().criteria().forEach(c -> messages.put("criterion " + c.id(), c.title()));
    CALL.reading().evidence().forEach(e -> messages.put("evidence " + e.id(), e.title()));
    CALL.reading()
        .documents()
        .forEach(document -> {
          messages.put("document " + document.type(), document.title());
          document
              .fields()
              .forEach(field ->
                  messages.put("field " + document.type() + "." + field.name(), field.title()));
        });
    return messages;
  }

  private static Set<String> holes(String text) {
    return HOLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @Test
  void saysEverythingInThreeLanguagesWithTheSameHoles() {
    assertThat(messages()).hasSizeGreaterThan(400);
    assertThat(messages())
        .allSatisfy((name, texts) -> {
          assertThat(texts.zhHans()).as(name).isNotBlank();
          assertThat(texts.zhHant()).as(name).isNotBlank();
          assertThat(texts.en()).as(name).isNotBlank();
          assertThat(holes(texts.zhHant())).as(name).isEqualTo(holes(texts.zhHans()));
          assertThat(holes(texts.en())).as(name).isEqualTo(holes(texts.zhHans()));
        });
  }

  @Test
  void writesTraditionalInTraditionalCharactersAndItsOwnQuotes() {
    assertThat(messages())
        .allSatisfy((name, texts) -> {
          assertThat(
                  texts
                      .zhHant()
                      .chars()
                      .filter(c -> SIMPLIFIED_ONLY.indexOf(c) >= 0)
                      .mapToObj(Character::toString)
                      .toList())
              .as("%s: %s", name, texts.zhHant())
              .isEmpty();
          assertThat(texts.zhHant()).as(name).doesNotContain("“", "”", "爲");
        });
  }

  @Test
  void writesEnglishWithoutChinese() {
    assertThat(messages())
        .allSatisfy((name, texts) ->
            assertThat(HAN.matcher(HOLE.matcher(texts.en()).replaceAll("")).find())
                .as("%s: %s", name, texts.en())
                .isFalse());
  }
}
