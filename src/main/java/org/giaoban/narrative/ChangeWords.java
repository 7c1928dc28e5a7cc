package org.giaoban.narrative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.giaoban.briefing.FormItem;
import org.giaoban.figures.RevisionChanges.Change;
import org.giaoban.model.Form;
import org.giaoban.model.Wording;

/**
 * Words the changes of figures against an earlier version: element, from, to, which unit and why.
 *
 * @param unitName returns the name of a unit by its code
 */
public record ChangeWords(Form form, UnaryOperator<String> unitName, Wording wording) {

    /** Words the largest changes of totals; the others are counted. */
    public List<String> list(List<Change> changes, int most) {
        List<Change> totals = changes.stream()
                .filter(change -> change.category().isEmpty())
                .sorted(Comparator.comparing(Change::size).reversed())
                .toList();
        List<String> words = new ArrayList<>();
        totals.stream().limit(most).forEach(change -> words.add(of(change)));
        if (totals.size() > most) {
            words.add(wording.get("changes-more", totals.size() - most));
        }
        return words;
    }

    private String of(Change change) {
        String name = FormItem.list(form, List.of(change.element())).stream()
                .filter(item -> item.category().isEmpty())
                .map(item -> item.name().in(wording.locale()))
                .findFirst()
                .orElse(change.element());
        String units = change.sources().stream().map(unitName).collect(Collectors.joining(", "));
        String why = change.reason().isEmpty()
                ? ""
                : wording.get("changes-why", units, PeriodWords.withPrintedDates(change.reason(), wording));
        return wording.get("changes-line", name, NumberWords.cell(change.old()), NumberWords.cell(change.now()), why);
    }
}
