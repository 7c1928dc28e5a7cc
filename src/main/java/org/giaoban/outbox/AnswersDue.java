package org.giaoban.outbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.giaoban.deliver.FeedbackFiles;
import org.giaoban.findings.FeedbackDue;
import org.giaoban.intake.ArrivedFile.Result;
import org.giaoban.intake.MailLedger;
import org.giaoban.mail.Letter;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Wording;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.office.DeliveryRule;
import org.giaoban.office.DeliveryRule.Kind;
import org.giaoban.validate.Outcome;
import org.jspecify.annotations.Nullable;

/** Lists the answers that must go to senders: the feedback on files whose unit and period are known. */
final class AnswersDue {

    private static final Wording WORDING = Wording.vietnamese();
    private static final int SHORT = 8;

    private final Facts facts;
    private final Recipients recipients;

    AnswersDue(Facts facts, Recipients recipients) {
        this.facts = facts;
        this.recipients = recipients;
    }

    List<Due> list() {
        List<DeliveryRule> rules = facts.office().listRules(Kind.ANSWERS);
        List<Due> due = new ArrayList<>();
        if (!rules.isEmpty()) {
            FeedbackFiles.list(facts.workspace(), facts.briefings(), facts.source(), facts.day())
                    .forEach((file, feedback) -> rules.forEach(rule -> add(rule, file, feedback, due)));
        }
        return due;
    }

    private void add(DeliveryRule rule, Path file, FeedbackDue.Due feedback, List<Due> due) {
        Optional<OrgUnit> unit = feedback.unit().flatMap(facts.catalogue().units()::find);
        if (unit.isEmpty() || feedback.period().isEmpty() || !Files.isRegularFile(file)) {
            return;
        }
        Period period = feedback.period().get();
        boolean isWanted = rule.scope().includes(unit.get())
                && rule.scope().includes(period.type())
                && isSince(rule.scope().since(), period, feedback);
        if (isWanted) {
            Topic topic = new Topic(
                    LetterWords.id(Kind.ANSWERS),
                    unit.get().code(),
                    period.id(),
                    feedback.outcome().id(),
                    feedback.sha256().substring(0, SHORT));
            recipients.list(rule, unit.get()).stream()
                    .filter(recipient -> !isAnswered(feedback, recipient))
                    .forEach(recipient -> due.add(new Due(
                            topic,
                            recipient,
                            feedback.sha256(),
                            "",
                            () -> letter(rule, file, feedback, unit.get(), period))));
        }
    }

    /** True if the file came by mail from the recipient, and the answer to that mail says what there is to say. */
    private boolean isAnswered(FeedbackDue.Due feedback, String recipient) {
        return facts.mails()
                .findMail(feedback.file())
                .filter(mail -> mail.sender().equals(recipient.toLowerCase(Locale.ROOT)))
                .map(MailLedger.Brought::file)
                .filter(file -> file.result().id().equals(feedback.outcome().id())
                                && feedback.reason().isEmpty()
                        || file.result() == Result.WARNED
                                && feedback.outcome() == Outcome.ACCEPTED
                                && feedback.warnings() <= file.warnings())
                .isPresent();
    }

    /** True if the period is not before the one that the rule names; or else if the file came in since deliveries began. */
    private boolean isSince(@Nullable Period since, Period period, FeedbackDue.Due feedback) {
        return since == null ? !feedback.receivedOn().isBefore(facts.firstDay()) : period.compareTo(since) >= 0;
    }

    private Letter letter(DeliveryRule rule, Path file, FeedbackDue.Due feedback, OrgUnit unit, Period period) {
        Map<String, String> values = Map.of(
                "unit",
                unit.name(),
                "period",
                PeriodWords.head(period, WORDING),
                "file",
                feedback.file(),
                "outcome",
                feedback.outcome().id(),
                "message",
                feedback.reason());
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return facts.words().compose(rule, values, List.of(new Letter.Attachment(file, name, "")), "");
    }
}
