package org.giaoban.office;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.giaoban.office.DeliveryRule.Kind;

/**
 * When units are reminded of a submission that is missing.
 *
 * @param before numbers of days before the due date
 * @param on true for the due date itself
 * @param after numbers of days after the due date
 */
public record Reminders(
        List<Integer> before,
        boolean on,
        List<Integer> after,
        List<String> to,
        @JsonUnwrapped DeliveryRule.Scope scope,
        @JsonUnwrapped DeliveryRule.Words words) {

    public Reminders {
        before = List.copyOf(before);
        after = List.copyOf(after);
        to = List.copyOf(to);
    }

    boolean isAny() {
        return on || !before.isEmpty() || !after.isEmpty();
    }

    DeliveryRule rule() {
        return new DeliveryRule(Kind.REMINDERS, "", scope, to, Set.of(), Set.of(), words);
    }

    /** Finds the newest day up to {@code today} on which a submission that is due on a day is asked for. */
    public Optional<LocalDate> findNewest(LocalDate due, LocalDate today) {
        return Stream.of(
                        before.stream().map(days -> due.minusDays(days)),
                        on ? Stream.of(due) : Stream.<LocalDate>empty(),
                        after.stream().map(days -> due.plusDays(days)))
                .flatMap(days -> days)
                .filter(day -> !day.isAfter(today))
                .max(LocalDate::compareTo);
    }
}
