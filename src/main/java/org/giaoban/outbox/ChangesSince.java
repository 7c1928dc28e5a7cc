package org.giaoban.outbox;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.giaoban.figures.Aggregation;
import org.giaoban.figures.RevisionChanges;
import org.giaoban.figures.RevisionChanges.Change;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Figures;
import org.giaoban.model.Form;
import org.giaoban.model.Wording;
import org.giaoban.narrative.ChangeWords;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.store.FigureStore.Scope;

/**
 * Words what changed since the version of a document that a recipient last received. The ledger has only the day and the
 * hash of the figures that were sent, so they are computed again as of that day; only if they have the same hash are they
 * what the recipient knows, and else no number is named.
 */
final class ChangesSince {

    private static final Wording WORDING = Wording.vietnamese();

    /** Largest number of changes that are listed; the others are counted. */
    private static final int MOST = 10;

    private final Facts facts;
    private final Map<LocalDate, Aggregation> days = new HashMap<>();

    ChangesSince(Facts facts) {
        this.facts = facts;
    }

    /**
     * Returns lines that end in a line feed; empty if the recipient has received no version, or the same figures.
     *
     * @param shown hash of the figures that are sent now
     */
    String of(Topic topic, String recipient, Scope scope, String shown) {
        return facts.ledger()
                .findLastSent(topic, recipient)
                .filter(row -> !row.figures().equals(shown))
                .map(row -> words(row, scope))
                .orElse("");
    }

    private String words(SentRow sent, Scope scope) {
        String when = PeriodWords.shortDate(sent.day(), WORDING);
        Form form = facts.catalogue().getForm(scope.form());
        Figures then = days.computeIfAbsent(sent.day(), day -> Aggregation.read(facts.source(), facts.catalogue(), day))
                .computeInForce(form, scope.period(), scope.unit());
        if (!ReportsDue.hash(then).equals(sent.figures())) {
            return WORDING.get("changes-unlisted", when) + "\n";
        }
        List<Change> changes = new RevisionChanges(facts.source(), facts.snapshots(), List.of())
                .list(scope, List.of(scope.unit()), AsOfPoint.endOf(sent.day()), then);
        List<String> lines = new ChangeWords(
                        form,
                        unit -> facts.catalogue()
                                .getUnit(scope.form(), scope.period(), unit)
                                .name(),
                        WORDING)
                .list(changes, MOST);
        return lines.isEmpty()
                ? WORDING.get("changes-beside", when) + "\n"
                : WORDING.get("changes-title", when) + "\n"
                        + lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
    }
}
