package org.giaoban.outbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final List<DeliveryRule> rules;
    private final Map<Path, FeedbackDue.Due> feedback;

    private AnswersDue(Facts facts, Recipients recipients, Map<Path, FeedbackDue.Due> feedback) {
        this.facts = facts;
        this.recipients = recipients;
        this.rules = facts.office().listRules(Kind.ANSWERS);
        this.feedback = feedback;
    }

    /** Reads the feedback that is due, if anything brings feedback to senders. */
    static AnswersDue read(Facts facts, Recipients recipients) {
        boolean isUsed = !facts.office().listRules(Kind.ANSWERS).isEmpty()
                || !facts.mails().listTaken().isEmpty();
        return new AnswersDue(
                facts,
                recipients,
                isUsed
                        ? FeedbackFiles.list(facts.workspace(), facts.briefings(), facts.source(), facts.day())
                        : Map.of());
    }

    List<Due> list() {
        return feedback.entrySet().stream()
                .flatMap(each -> list(each.getKey(), each.getValue()).stream())
                .toList();
    }

    /**
     * Lists the feedback files that need no person to reach their senders: each message with one was sent or is tried again, or
     * the answer to the mail that brought the submission said the same.
     */
    Set<Path> listAnswered() {
        return feedback.entrySet().stream()
                .filter(each -> isAnswered(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isAnswered(Path file, FeedbackDue.Due answer) {
        List<Due> due = list(file, answer);
        boolean isDelivered = !due.isEmpty()
                && answer.unit().stream().noneMatch(recipients.withoutAddress()::contains)
                && due.stream().allMatch(one -> {
                    Standing standing = facts.ledger().get(one.topic(), one.recipient());
                    return standing.isSent() || standing.isOpen() && !standing.isStuck();
                });
        return isDelivered
                || facts.mails()
                        .findMail(answer.file())
                        .filter(mail -> isAnswered(answer, mail.sender()))
                        .isPresent();
    }

    private List<Due> list(Path file, FeedbackDue.Due answer) {
        List<Due> due = new ArrayList<>();
        rules.forEach(rule -> add(rule, file, answer, due));
        return due;
    }

    private void add(DeliveryRule rule, Path file, FeedbackDue.Due answer, List<Due> due) {
        Optional<OrgUnit> unit = answer.unit().flatMap(facts.catalogue().units()::find);
        if (unit.isEmpty() || answer.period().isEmpty() || !Files.isRegularFile(file)) {
            return;
        }
        Period period = answer.period().get();
        boolean isWanted = rule.scope().includes(unit.get())
                && rule.scope().includes(period.type())
                && isSince(rule.scope().since(), period, answer);
        if (isWanted) {
            Topic topic = new Topic(
                    LetterWords.id(Kind.ANSWERS),
                    unit.get().code(),
                    period.id(),
                    answer.outcome().id(),
                    answer.sha256().substring(0, SHORT));
            recipients.list(rule, unit.get()).stream()
                    .filter(recipient -> !isAnswered(answer, recipient))
                    .forEach(recipient -> due.add(new Due(
                            topic,
                            recipient,
                            answer.sha256(),
                            "",
                            () -> letter(rule, file, answer, unit.get(), period))));
        }
    }

    /** True if the file came by mail from the recipient, and the answer to that mail says what there is to say. */
    private boolean isAnswered(FeedbackDue.Due answer, String recipient) {
        return facts.mails()
                .findMail(answer.file())
                .filter(mail -> mail.sender().equals(recipient.toLowerCase(Locale.ROOT)))
                .map(MailLedger.Brought::file)
                .filter(file -> file.result().id().equals(answer.outcome().id())
                                && answer.reason().isEmpty()
                        || file.result() == Result.WARNED
                                && answer.outcome() == Outcome.ACCEPTED
                                && answer.warnings() <= file.warnings())
                .isPresent();
    }

    /** True if the period is not before the one that the rule names; or else if the file came in since deliveries began. */
    private boolean isSince(@Nullable Period since, Period period, FeedbackDue.Due answer) {
        return since == null ? !answer.receivedOn().isBefore(facts.firstDay()) : period.compareTo(since) >= 0;
    }

    private Letter letter(DeliveryRule rule, Path file, FeedbackDue.Due answer, OrgUnit unit, Period period) {
        Map<String, String> values = Map.of(
                "unit",
                unit.name(),
                "period",
                PeriodWords.head(period, WORDING),
                "file",
                answer.file(),
                "outcome",
                answer.outcome().id(),
                "message",
                answer.reason());
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return facts.words().compose(rule, values, List.of(new Letter.Attachment(file, name, "")), "");
    }
}
