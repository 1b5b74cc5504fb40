package org.intake.programme.rules;

import static org.intake.programme.rules.RuleType.BOOL;
import static org.intake.programme.rules.RuleType.DAY;
import static org.intake.programme.rules.RuleType.DECIMALS;
import static org.intake.programme.rules.RuleType.INT;
import static org.intake.programme.rules.RuleType.STRING;
import static org.intake.programme.rules.RuleType.STRINGS;
import static org.intake.programme.rules.RuleType.TEXTS;
import static org.intake.programme.rules.RuleType.WORDS;

import java.util.function.Function;

/// The functions on `facts`, by the part of the facts that answers. Their names stand in programme
/// files: never change one, only add.
final class FactFunctions {
  private FactFunctions() {}

  static void addTo(FunctionTable table) {
    evaluation(new Questions<>(table, Function.identity()));
    materials(new Questions<>(table, RuleFacts::materials));
    blanks(new Questions<>(table, RuleFacts::blanks));
    parks(new Questions<>(table, RuleFacts::parks));
    conditions(new Questions<>(table, RuleFacts::conditions));
    copies(new Questions<>(table, RuleFacts::copies));
    stated(new Questions<>(table, RuleFacts::stated));
    applicant(new Questions<>(table, RuleFacts::applicant));
    recommendations(new Questions<>(table, RuleFacts::recommendations));
    organs(new Questions<>(table, RuleFacts::organs));
    seals(new Questions<>(table, RuleFacts::seals));
    deadline(new Questions<>(table, RuleFacts::deadline));
    procedure(new Questions<>(table, RuleFacts::procedure));
    duties(new Questions<>(table, RuleFacts::duties));
  }

  private static void evaluation(Questions<RuleFacts> facts) {
    facts.ask("park", STRING, RuleFacts::park);
    facts.ask("policy", STRING, STRING, RuleFacts::policy);
    facts.ask("acceptance", STRING, RuleFacts::acceptance);
    facts.ask("tally", INT, STRING, STRING, RuleFacts::tally);
  }

  private static void materials(Questions<Materials> materials) {
    materials.ask("count", INT, STRING, Materials::count);
    materials.ask("readable", BOOL, STRING, Materials::readable);
    materials.ask("legible", BOOL, STRING, Materials::legible);
    materials.ask("recognised", BOOL, STRING, Materials::recognised);
    materials.ask("lost", BOOL, Materials::lost);
    materials.ask("refused", STRINGS, Materials::refused);
    materials.ask("partlyRead", STRINGS, Materials::partlyRead);
    materials.ask("saidOfRefused", TEXTS, Materials::saidOfRefused);
    materials.ask("saidOfPartlyRead", TEXTS, Materials::saidOfPartlyRead);
    materials.ask("notUploaded", STRINGS, STRINGS, WORDS, Materials::notUploaded);
  }

  private static void blanks(Questions<Blanks> blanks) {
    blanks.ask("titles", STRINGS, STRING, STRINGS, Blanks::titles);
    blanks.ask("blank", STRINGS, STRINGS, Blanks::blank);
    blanks.ask("perhapsBlank", STRINGS, STRINGS, Blanks::perhapsBlank);
  }

  private static void parks(Questions<Parks> parks) {
    parks.ask("parks", STRINGS, Parks::named);
    parks.ask("forms", INT, Parks::forms);
    parks.ask("hasForm", BOOL, Parks::hasForm);
    parks.ask("severalInOneForm", BOOL, Parks::severalInOneForm);
    parks.ask("likeliest", STRING, STRINGS, Parks::likeliest);
    parks.ask("unlisted", BOOL, STRINGS, Parks::unlisted);
    parks.ask("otherParks", STRINGS, STRINGS, Parks::otherParks);
  }

  private static void conditions(Questions<Conditions> conditions) {
    conditions.ask("covered", BOOL, STRING, Conditions::covered);
    conditions.ask("untagged", BOOL, STRING, Conditions::untagged);
    conditions.ask("uncovered", STRINGS, Conditions::uncovered);
  }

  private static void copies(Questions<Copies> copies) {
    copies.ask("conflicts", STRINGS, Copies::conflicts);
  }

  private static void stated(Questions<Stated> stated) {
    stated.ask("stated", DECIMALS, STRING, STRING, Stated::in);
    stated.ask("against", STRINGS, STRING, STRING, STRING, Stated::against);
    stated.ask("evidenced", DECIMALS, STRING, STRING, Stated::evidenced);
    stated.ask("evidenceUnsure", BOOL, STRING, STRING, Stated::unsure);
    stated.ask("unnamed", STRINGS, STRING, Stated::unnamed);
    stated.ask("ofOtherPlaces", STRINGS, STRING, Stated::ofOtherPlaces);
  }

  private static void applicant(Questions<Applicant> applicant) {
    applicant.ask("cityCode", STRING, Applicant::cityCode);
    applicant.ask("cityName", STRING, Applicant::cityName);
    applicant.ask("cityType", STRING, Applicant::cityType);
    applicant.ask("cityLabel", STRING, Applicant::cityLabel);
    applicant.ask("isCity", BOOL, STRING, Applicant::isCity);
    applicant.ask("namesCity", BOOL, STRING, Applicant::namesCity);
    applicant.ask("isOfAnotherCity", BOOL, STRING, Applicant::isOfAnotherCity);
    applicant.ask("cityExempt", BOOL, Applicant::cityExempt);
    applicant.ask("cityBelongs", BOOL, Applicant::cityBelongs);
    applicant.ask("recommender", STRING, Applicant::recommender);
    applicant.ask("recommenderName", STRING, Applicant::recommenderName);
    applicant.ask("separateRecommender", BOOL, Applicant::separateRecommender);
    applicant.ask("lies", STRING, STRING, Applicant::lies);
  }

  private static void recommendations(Questions<Recommendations> recommendations) {
    recommendations.ask("letters", INT, Recommendations::letters);
    recommendations.ask("lettersSure", BOOL, Recommendations::lettersSure);
    recommendations.ask("unresolved", STRINGS, Recommendations::unresolved);
    recommendations.ask("counted", STRINGS, Recommendations::counted);
    recommendations.ask("exempt", STRINGS, Recommendations::exempt);
    recommendations.ask("ofType", STRINGS, STRINGS, Recommendations::ofType);
    recommendations.ask("underPlanned", STRINGS, Recommendations::underPlanned);
    recommendations.ask("names", STRINGS, STRINGS, Recommendations::names);
    recommendations.ask("limit", INT, Recommendations::limit);
    recommendations.ask("rank", INT, Recommendations::rank);
    recommendations.ask("lettersWithoutCase", STRINGS, Recommendations::lettersWithoutCase);
    recommendations.ask("casesWithoutLetter", STRINGS, Recommendations::casesWithoutLetter);
    recommendations.ask("otherCase", STRING, Recommendations::otherCase);
  }

  private static void organs(Questions<Organs> organs) {
    organs.ask("signer", STRING, STRING, STRING, Organs::signer);
    organs.ask("addresses", BOOL, STRINGS, STRING, Organs::addresses);
    organs.ask("otherLetterTo", BOOL, STRING, STRINGS, Organs::otherLetterTo);
  }

  private static void seals(Questions<Seals> seals) {
    seals.ask("seals", STRING, STRING, STRINGS, Seals::of);
  }

  private static void deadline(Questions<Deadline> deadline) {
    deadline.ask("late", BOOL, Deadline::late);
    deadline.ask("lateness", STRING, Deadline::lateness);
    deadline.ask("lastDay", DAY, Deadline::lastDay);
    deadline.ask("noticeDay", DAY, Deadline::noticeDay);
    deadline.ask("receivedDay", DAY, Deadline::receivedDay);
    deadline.ask("receivedAt", STRING, Deadline::receivedAt);
  }

  private static void procedure(Questions<Procedure> procedure) {
    procedure.ask("reached", BOOL, STRING, Procedure::reached);
    procedure.ask("confirmations", INT, Procedure::confirmations);
    procedure.ask("confirmingAgencies", INT, Procedure::confirmingAgencies);
    procedure.ask("roundClosed", BOOL, Procedure::roundClosed);
    procedure.ask("seatsComplete", INT, Procedure::seatsComplete);
    procedure.ask("seats", INT, Procedure::seats);
    procedure.ask("publicityDays", INT, Procedure::publicityDays);
    procedure.ask("publicityOver", BOOL, Procedure::publicityOver);
    procedure.ask("openObjections", INT, Procedure::openObjections);
    procedure.ask("approvalNumber", STRING, Procedure::approvalNumber);
    procedure.ask("approvalIssuers", INT, Procedure::approvalIssuers);
    procedure.ask("approvalParks", INT, Procedure::approvalParks);
    procedure.ask("pilotStart", STRING, Procedure::pilotStart);
    procedure.ask("pilotEnd", STRING, Procedure::pilotEnd);
  }

  private static void duties(Questions<Duties> duties) {
    duties.ask("owed", STRINGS, STRING, Duties::owed);
    duties.ask("handedIn", STRINGS, STRING, Duties::handedIn);
    duties.ask("reportsUnread", STRINGS, STRING, Duties::unread);
    duties.ask("reportsSilent", STRINGS, STRING, STRING, Duties::silent);
    duties.ask("reportsNotTo", STRINGS, STRING, STRINGS, Duties::notTo);
    duties.ask("reportsWithout", STRINGS, STRING, STRING, Duties::without);
  }
}
