package org.intake.documents.ocr;

import java.util.regex.Pattern;
import org.intake.documents.text.Script;

/// What names of people begin with. Surnames are few, given names are not: 阎 is read as 阁, 间 or 问
/// by all readings alike, none of which is a surname.
public final class PersonNames {
  /// The usual ones, in Simplified script.
  private static final String SURNAMES =
      "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝臧计成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀惠甄曲封芮储靳汲松井段富巫乌焦巴牧山谷车侯全郗班仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄印白怀蒲从鄂索赖卓蔺屠蒙池乔阴胥闻翟谭贡劳姬申冉宰雍桑桂濮牛寿边燕冀浦尚农温庄晏柴瞿阎慕连茹习艾容向古易慎廖居衡步耿满匡文寇东欧沃蔚隆师巩聂晁敖冷辛阚简饶曾沙鞠丰关相查荆游竺权盖桓肖闫佟岳牟苟付代覃兰冼卿商佘楚涂粟";

  /// Their Traditional forms.
  private static final String TRADITIONAL =
      "趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒竇雲蘇魯韋馬賀湯羅畢鄔樂時顧黃蕭貝計談龐紀項藍閔賈婁顏鍾駱萬盧繆應鄧單諸鈕龔榮陸儲車寧欒厲劉葉龍懷從賴藺喬陰聞譚貢勞壽邊農溫莊閻連習滿東歐師鞏聶闞簡饒豐關權蓋閆蘭";

  private static final Pattern NAME = Pattern.compile("\\p{IsHan}{2,4}");

  private PersonNames() {}

  /// Whether a text has the length of a name and does not begin like one.
  public static boolean isOdd(String text) {
    return NAME.matcher(text).matches() && SURNAMES.indexOf(Script.simple(text.charAt(0))) < 0;
  }

  /// The characters of the name as it was read but for its first, and those that it may begin with.
  static String alphabet(String name) {
    return SURNAMES + TRADITIONAL + name.substring(1);
  }
}
