package org.giaoban.outbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.giaoban.office.DeliveryRule;
import org.giaoban.office.DeliveryRule.Kind;
import org.giaoban.office.Office;

/** Lists the notices to administrators: that a run has failed, or that nothing waits for a person. */
final class NoticesDue {

    private final Office office;
    private final LetterWords words;

    NoticesDue(Office office) {
        this.office = office;
        this.words = new LetterWords(office);
    }

    /** Lists the notices that the run of a day has failed, at most one a day for each recipient. */
    List<Due> listOfFailure(LocalDate day, String message) {
        return list(Kind.FAILURES, day.toString(), message);
    }

    /** Lists the lines that nothing waits for a person. */
    List<Due> listNothingToDo(LocalDate day) {
        return list(Kind.NOTHING_TO_DO, day.toString(), "");
    }

    /**
     * Lists the notices that wait in the ledger: failures of any day, because a later run does not know why an earlier one failed,
     * and today's lines that nothing waits for a person.
     */
    List<Due> listWaiting(SentLedger ledger, LocalDate today) {
        List<Due> waiting = new ArrayList<>();
        for (Standing standing : ledger.listOpen()) {
            SentRow first = standing.rows().get(0);
            String edition = first.topic().edition();
            if (first.topic().what().equals(LetterWords.id(Kind.FAILURES))) {
                String message = standing.findIntent().orElse(first).reason();
                addFor(first.recipient(), list(Kind.FAILURES, edition, message), waiting);
            } else if (first.topic().what().equals(LetterWords.id(Kind.NOTHING_TO_DO))
                    && edition.equals(today.toString())) {
                addFor(first.recipient(), list(Kind.NOTHING_TO_DO, edition, ""), waiting);
            }
        }
        return waiting;
    }

    private static void addFor(String recipient, List<Due> due, List<Due> waiting) {
        due.stream().filter(one -> one.recipient().equals(recipient)).forEach(waiting::add);
    }

    private List<Due> list(Kind kind, String day, String message) {
        List<Due> due = new ArrayList<>();
        for (DeliveryRule rule : office.listRules(kind)) {
            Topic topic = new Topic(LetterWords.id(kind), "", "", "", day);
            Map<String, String> values = Map.of("day", day, "message", message);
            rule.to().stream()
                    .filter(to -> !to.equals(DeliveryRule.UNIT_ADDRESS))
                    .forEach(to ->
                            due.add(new Due(topic, to, "", message, () -> words.compose(rule, values, List.of(), ""))));
        }
        return due;
    }
}
