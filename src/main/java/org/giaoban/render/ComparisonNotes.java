package org.giaoban.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.giaoban.aggregate.Briefing;
import org.giaoban.render.Compared.Basis;

/** What the marks at changes mean, for those that a document has. */
record ComparisonNotes(Briefing briefing) {

    /** Empty where nothing is marked. */
    String of(List<FormRows.Item> items) {
        List<Compared> all = items.stream()
                .flatMap(item -> item.figure(briefing).stream())
                .map(figure -> Compared.of(figure, briefing.figures()))
                .toList();
        List<String> notes = new ArrayList<>();
        find(all, Basis.OTHER_COVERAGE)
                .map(compared -> "(*) Hai kỳ không cùng số báo cáo (%s): tăng, giảm có thể do đơn vị chưa báo cáo."
                        .formatted(compared.coverages()))
                .ifPresent(notes::add);
        find(all, Basis.RESTATED)
                .map(compared -> "(**) Địa giới, tổ chức đơn vị đã thay đổi: số cùng kỳ được quy về đơn vị hiện nay.")
                .ifPresent(notes::add);
        find(all, Basis.BREAK)
                .map(compared -> "(***) Địa giới, tổ chức đơn vị đã thay đổi: không so sánh với cùng kỳ.")
                .ifPresent(notes::add);
        return notes.isEmpty() ? "" : "Ghi chú so sánh: " + String.join(" ", notes);
    }

    private static Optional<Compared> find(List<Compared> all, Basis basis) {
        return all.stream().filter(compared -> compared.basis() == basis).findFirst();
    }
}
