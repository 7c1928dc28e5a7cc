package org.giaoban.narrative;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Compared.Basis;
import org.springframework.util.StringUtils;

/** Footnotes that explain the marks of {@link Compared.Basis}, one for each mark that occurs. */
public final class ComparisonNotes {

    private ComparisonNotes() {}

    /** Which document the notes are in: a note names where the document has the reasons of amendments. */
    public enum Place {
        REPORT("note-amended"),
        WITHOUT_ANNEX("note-amended-without-annex");

        private final String amended;

        Place(String amended) {
            this.amended = amended;
        }
    }

    /** Returns the notes on the printed figures of a briefing's unit as one paragraph; empty if no figure is marked. */
    public static String of(Briefing briefing, List<FormItem> items, Place place, Wording wording) {
        List<Compared> all = items.stream()
                .flatMap(item -> item.find(briefing).stream())
                .map(figure -> Compared.of(figure, briefing.figures()))
                .toList();
        List<String> notes = list(
                all, place, wording, compared -> wording.get("submissions-differ-by", compared.submissions(wording)));
        return notes.isEmpty() ? "" : wording.get("notes", String.join(" ", notes));
    }

    /** Lists the notes on figures of several units, without the submissions of a single unit. */
    public static List<String> list(List<Compared> all, Wording wording) {
        return list(all, Place.WITHOUT_ANNEX, wording, compared -> wording.get("submissions-differ"));
    }

    private static List<String> list(
            List<Compared> all, Place place, Wording wording, Function<Compared, String> submissionsDiffer) {
        List<String> notes = new ArrayList<>();
        List<Compared> differing = all.stream()
                .filter(compared -> compared.basis().isCoverageDifferent())
                .toList();
        if (!differing.isEmpty()) {
            notes.add(ofCoverage(differing, wording, submissionsDiffer));
        }
        boolean isToDate = all.stream().anyMatch(Compared::isRestatedToDate);
        if (find(all, compared -> compared.basis().isRestated()).isPresent()) {
            notes.add(wording.get(isToDate ? "note-restated-to-date" : "note-restated"));
        }
        if (find(all, compared -> compared.basis() == Basis.BREAK).isPresent()) {
            notes.add(wording.get("note-break"));
        }
        if (find(all, compared -> compared.figure().isAmended()).isPresent()) {
            notes.add(wording.get(place.amended));
        }
        return notes;
    }

    private static String ofCoverage(
            List<Compared> differing, Wording wording, Function<Compared, String> submissionsDiffer) {
        List<String> reasons = new ArrayList<>();
        differing.stream()
                .filter(Compared::isOverDifferentSubmissions)
                .map(submissionsDiffer)
                .distinct()
                .forEach(reasons::add);
        boolean isUnmatched = differing.stream().anyMatch(Compared::isUnmatched);
        if (isUnmatched) {
            reasons.add(wording.get("unmatched"));
        }
        String key = isUnmatched ? "note-values-missing" : "note-submissions-missing";
        return wording.get(key, StringUtils.capitalize(String.join("; ", reasons)));
    }

    private static Optional<Compared> find(List<Compared> all, Predicate<Compared> which) {
        return all.stream().filter(which).findFirst();
    }
}
