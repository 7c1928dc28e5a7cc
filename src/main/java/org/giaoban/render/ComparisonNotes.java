package org.giaoban.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.giaoban.aggregate.Briefing;
import org.giaoban.render.Compared.Basis;

/** What the marks at comparisons mean, for those that there are. */
public final class ComparisonNotes {

    private ComparisonNotes() {}

    /** On the unit of a briefing; empty where nothing is marked. */
    static String of(Briefing briefing, List<FormRows.Item> items) {
        List<Compared> all = items.stream()
                .flatMap(item -> item.figure(briefing).stream())
                .map(figure -> Compared.of(figure, briefing.figures()))
                .toList();
        List<String> notes = list(all, compared -> " (" + compared.coverages() + ")");
        return notes.isEmpty() ? "" : "Ghi chú so sánh: " + String.join(" ", notes);
    }

    /** A sentence for each mark, on figures of several units. */
    public static List<String> list(List<Compared> all) {
        return list(all, compared -> "");
    }

    private static List<String> list(List<Compared> all, Function<Compared, String> coverages) {
        List<String> notes = new ArrayList<>();
        boolean hasCommon = all.stream()
                .filter(compared -> compared.basis().isOverDifferentCoverage())
                .anyMatch(compared -> compared.comparability().changePct() != null);
        find(all, compared -> compared.basis().isOverDifferentCoverage())
                .map(compared -> "(*) Hai kỳ không cùng số báo cáo%s: tăng, giảm có thể do đơn vị chưa báo cáo%s."
                        .formatted(
                                coverages.apply(compared),
                                hasCommon ? "; so sánh riêng các báo cáo có ở cả hai kỳ: tệp comparisons.csv" : ""))
                .ifPresent(notes::add);
        boolean isToDate = all.stream().anyMatch(Compared::isRestatedToDate);
        find(all, compared -> compared.basis().isRestated())
                .map(compared -> "(**) Địa giới, tổ chức đơn vị đã thay đổi: số cùng kỳ%s được quy về đơn vị hiện nay."
                        .formatted(isToDate ? " và các số có dấu này" : ""))
                .ifPresent(notes::add);
        find(all, compared -> compared.basis() == Basis.BREAK)
                .map(compared -> "(***) Địa giới, tổ chức đơn vị đã thay đổi: không so sánh với cùng kỳ.")
                .ifPresent(notes::add);
        return notes;
    }

    private static Optional<Compared> find(List<Compared> all, Predicate<Compared> which) {
        return all.stream().filter(which).findFirst();
    }
}
