package org.giaoban.outbox;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.giaoban.completeness.Completeness;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.deliver.BlankForms;
import org.giaoban.mail.Letter;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.model.Wording;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.office.DeliveryRule;
import org.giaoban.office.DeliveryRule.Kind;
import org.giaoban.office.Reminders;
import org.giaoban.timeline.Expected;
import org.jspecify.annotations.Nullable;

/** Lists what goes to the units whose submission is missing: workbooks to fill in, and reminders. */
final class UnitsDue {

    private static final Wording WORDING = Wording.vietnamese();

    private final Facts facts;
    private final Recipients recipients;

    UnitsDue(Facts facts, Recipients recipients) {
        this.facts = facts;
        this.recipients = recipients;
    }

    /** A submission that is missing. @param due the last day on which it is on time */
    private record Missing(Completeness one, OrgUnit unit, Period period, LocalDate due) {}

    List<Due> list() {
        List<DeliveryRule> blanks = facts.office().listRules(Kind.BLANKS);
        List<DeliveryRule> reminders = facts.office().listRules(Kind.REMINDERS);
        List<Due> due = new ArrayList<>();
        if (!blanks.isEmpty() || !reminders.isEmpty()) {
            for (Missing missing : listMissing()) {
                blanks.forEach(rule -> addBlank(rule, missing, due));
                reminders.forEach(rule -> addReminder(rule, missing, due));
            }
        }
        return due;
    }

    private List<Missing> listMissing() {
        List<Missing> all = new ArrayList<>();
        for (Completeness one : Completeness.listWithCurrent(facts.source(), facts.snapshots())) {
            if (one.state() != PeriodState.CLOSED) {
                Map<String, Expected> expected = facts.briefings()
                        .snapshots()
                        .current()
                        .get(one.form(), one.period())
                        .expected();
                for (SubmissionStatus status : one.list(State.MISSING)) {
                    @Nullable Expected unit = expected.get(status.unit().code());
                    if (unit != null) {
                        all.add(new Missing(one, status.unit(), one.period(), unit.due()));
                    }
                }
            }
        }
        return all;
    }

    private static boolean concerns(DeliveryRule rule, Missing missing) {
        return rule.scope().includes(missing.unit())
                && rule.scope().includes(missing.period().type());
    }

    /** A reminder is due on the newest of its days, unless that was before deliveries began. */
    private void addReminder(DeliveryRule rule, Missing missing, List<Due> due) {
        Reminders reminders = facts.office().reminders();
        if (!concerns(rule, missing) || missing.due().equals(LocalDate.MAX)) {
            return;
        }
        reminders
                .findNewest(missing.due(), facts.day())
                .filter(day -> !day.isBefore(facts.firstDay()))
                .ifPresent(day -> recipients
                        .list(rule, missing.unit())
                        .forEach(recipient -> due.add(new Due(
                                topic(rule, missing, day.toString()),
                                recipient,
                                "",
                                "",
                                () -> facts.words().compose(rule, values(missing), List.of(), "")))));
    }

    /** The workbooks of the newest period go out once it has ended, unless that was before deliveries began. */
    private void addBlank(DeliveryRule rule, Missing missing, List<Due> due) {
        ReportingCalendar calendar = facts.catalogue().getCalendar(missing.one().form());
        LocalDate end = calendar.getRange(missing.period()).last();
        boolean isNewest = calendar.findNewestEnded(missing.period().type(), facts.day())
                .filter(missing.period()::equals)
                .isPresent();
        if (concerns(rule, missing) && isNewest && !end.isBefore(facts.firstDay())) {
            recipients
                    .list(rule, missing.unit())
                    .forEach(recipient -> due.add(new Due(
                            topic(rule, missing, missing.one().form().code()),
                            recipient,
                            "",
                            "",
                            () -> facts.words().compose(rule, values(missing), workbooks(missing), ""))));
        }
    }

    private List<Letter.Attachment> workbooks(Missing missing) {
        String unit = missing.unit().code();
        return new BlankForms(facts.workspace(), facts.catalogue(), Optional.of(facts.source()))
                .write(missing.period(), Set.of(unit)).stream()
                        .map(file -> attachment(file, missing))
                        .toList();
    }

    private static Letter.Attachment attachment(Path file, Missing missing) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return new Letter.Attachment(file, missing.period() + "-" + name, "");
    }

    private static Topic topic(DeliveryRule rule, Missing missing, String edition) {
        return new Topic(
                LetterWords.id(rule.kind()),
                missing.unit().code(),
                missing.period().id(),
                "",
                edition);
    }

    private static Map<String, String> values(Missing missing) {
        return Map.of(
                "title",
                missing.one().form().title().in(WORDING.locale()),
                "unit",
                missing.unit().name(),
                "period",
                PeriodWords.head(missing.period(), WORDING),
                "due",
                missing.due().equals(LocalDate.MAX) ? "" : PeriodWords.shortDate(missing.due(), WORDING));
    }
}
