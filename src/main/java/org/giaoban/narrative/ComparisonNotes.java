package org.giaoban.narrative;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.narrative.Compared.Basis;
import org.springframework.util.StringUtils;

/** What the marks at comparisons mean, for those that there are. */
public final class ComparisonNotes {

    static final String ONE_SIDED = "có báo cáo chỉ ghi số liệu ở một kỳ";

    private ComparisonNotes() {}

    /** On the unit of a briefing; empty where nothing is marked. */
    public static String of(Briefing briefing, List<FormItem> items) {
        List<Compared> all = items.stream()
                .flatMap(item -> item.find(briefing).stream())
                .map(figure -> Compared.of(figure, briefing.figures()))
                .toList();
        List<String> notes = list(all, compared -> " (" + compared.submissions() + ")");
        return notes.isEmpty() ? "" : "Ghi chú so sánh: " + String.join(" ", notes);
    }

    /** A sentence for each mark, on figures of several units. */
    public static List<String> list(List<Compared> all) {
        return list(all, compared -> "");
    }

    private static List<String> list(List<Compared> all, Function<Compared, String> coverages) {
        List<String> notes = new ArrayList<>();
        List<Compared> unlike = all.stream()
                .filter(compared -> compared.basis().isOverDifferentCoverage())
                .toList();
        if (!unlike.isEmpty()) {
            notes.add(ofCoverage(unlike, coverages));
        }
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

    private static String ofCoverage(List<Compared> unlike, Function<Compared, String> coverages) {
        List<String> reasons = new ArrayList<>();
        find(unlike, Compared::isOverDifferentSubmissions)
                .ifPresent(compared -> reasons.add("hai kỳ không cùng số báo cáo" + coverages.apply(compared)));
        boolean isOneSided = unlike.stream().anyMatch(Compared::isOneSided);
        if (isOneSided) {
            reasons.add(ONE_SIDED);
        }
        boolean hasCommon =
                unlike.stream().anyMatch(compared -> compared.comparability().changePct() != null);
        return "(*) %s: tăng, giảm có thể do %s%s."
                .formatted(
                        StringUtils.capitalize(String.join("; ", reasons)),
                        isOneSided ? "thiếu số liệu" : "đơn vị chưa báo cáo",
                        hasCommon
                                ? "; so sánh riêng %s có ở cả hai kỳ: tệp comparisons.csv"
                                        .formatted(isOneSided ? "số liệu" : "các báo cáo")
                                : "");
    }

    private static Optional<Compared> find(List<Compared> all, Predicate<Compared> which) {
        return all.stream().filter(which).findFirst();
    }
}
