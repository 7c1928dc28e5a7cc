package org.giaoban.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.giaoban.briefing.Briefing;
import org.giaoban.model.Figure;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Movement;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.summary.YearPlans.Pace;

/** Words the news of a summary: how many elements rose or fell, how the plans stand, what is missing. */
final class LeadersNews {

    private final Briefing briefing;
    private final YearPlans plans;
    private final Gaps gaps;
    private final Wording wording;

    LeadersNews(Briefing briefing, YearPlans plans, Gaps gaps, Wording wording) {
        this.briefing = briefing;
        this.plans = plans;
        this.gaps = gaps;
        this.wording = wording;
    }

    String compose(List<ShownItem> tiles) {
        List<String> said = new ArrayList<>();
        said.add(changes(tiles));
        int all = plans.standings().size();
        if (all > 0) {
            said.add(plans(all));
        }
        String missing = gaps.sentence();
        return PeriodWords.capital(String.join("; ", said)) + "." + (missing.isEmpty() ? "" : " " + missing);
    }

    private String changes(List<ShownItem> tiles) {
        long silent = tiles.stream()
                .filter(item -> item.find(briefing).map(Figure::value).isEmpty())
                .count();
        if (silent == tiles.size()) {
            return wording.get("news-silent", silent);
        }
        List<Integer> directions = tiles.stream()
                .flatMap(item -> item.move(briefing).stream())
                .map(Movement::direction)
                .toList();
        String base = briefing.period()
                .findLastYear()
                .map(period -> PeriodWords.samePeriod(period, wording))
                .orElse("");
        if (directions.isEmpty() || base.isEmpty()) {
            return wording.get("news-not-compared", tiles.size() - silent);
        }
        return counted(tiles.size(), silent, directions, base);
    }

    /** Returns {@code cả 6 chỉ tiêu chính đều tăng}, or {@code 4/6 chỉ tiêu chính tăng, 1 giảm, 1 chưa so sánh được}. */
    private String counted(int tiles, long silent, List<Integer> directions, String base) {
        List<String> keys = List.of("news-up", "news-down", "news-same", "news-unknown", "news-no-value");
        List<Long> counts = List.of(
                count(directions, 1),
                count(directions, -1),
                count(directions, 0),
                tiles - silent - directions.size(),
                silent);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (counts.get(i) == tiles) {
                return wording.get("news-all", base, tiles, wording.get(keys.get(i)));
            }
            if (counts.get(i) > 0) {
                parts.add(wording.get(
                        parts.isEmpty() ? "news-first" : "news-more", counts.get(i), tiles, wording.get(keys.get(i))));
            }
        }
        return wording.get("news-compared", base, String.join(", ", parts));
    }

    private static long count(List<Integer> directions, int direction) {
        return directions.stream().filter(each -> each == direction).count();
    }

    private String plans(int all) {
        int behind = plans.of(Pace.BEHIND).size();
        int unknown = plans.of(Pace.UNKNOWN).size();
        String over = plans.isYearOver() ? "-over" : "";
        if (behind + unknown == 0) {
            return wording.get("news-plans-all" + over, all, plans.elapsed());
        }
        List<String> parts = new ArrayList<>();
        Optional.of(behind)
                .filter(count -> count > 0)
                .ifPresent(count -> parts.add(wording.get("news-plans-behind" + over, count, all, plans.elapsed())));
        Optional.of(unknown)
                .filter(count -> count > 0)
                .ifPresent(count -> parts.add(wording.get("news-plans-unknown" + over, count, all, plans.elapsed())));
        return String.join(", ", parts);
    }
}
