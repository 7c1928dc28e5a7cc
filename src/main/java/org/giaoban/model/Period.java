package org.giaoban.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A reporting period, named as SDMX names them: {@code 2022-W45}, {@code 2022-11}, {@code 2022-Q4}, {@code 2022-S1},
 * {@code 2022-9M}, {@code 2022}; {@code 2022-D1} is a phase. The {@link ReportingCalendar} gives its dates.
 *
 * @param number which one of its type in the year, from 1; the number of months for {@link PeriodType#MONTHS}
 */
public record Period(PeriodType type, int year, int number) implements Comparable<Period> {

    private static final Pattern ID = Pattern.compile(
            "(?<year>\\d{4})(?:-(?:W(?<week>\\d{2})|Q(?<quarter>[1-4])|S(?<half>[12])|(?<months>\\d{1,2})M|D(?<phase>[1-9]\\d?)|(?<month>\\d{2})))?");
    private static final int MOST_DRAWN = 4;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final Comparator<Period> ORDER = Comparator.comparingInt(Period::year)
            .thenComparingInt(Period::lastMonth)
            .thenComparing(Period::type)
            .thenComparingInt(Period::number);

    public Period {
        int last = numberOf(type, year);
        if (year < FIRST_YEAR || year > LAST_YEAR || number < 1 || number > last) {
            throw new IllegalArgumentException("no such period: " + type + " " + number + " of " + year);
        }
        if (type == PeriodType.MONTHS && (number == 1 || number % 3 == 0 && number != 9)) {
            throw new IllegalArgumentException("the first " + number + " months of a year have a name of their own");
        }
    }

    /** Parses an id; empty where the text is none. */
    public static Optional<Period> find(String id) {
        Matcher m = ID.matcher(id.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(m.group("year"));
        try {
            if (m.group("week") != null) {
                return Optional.of(new Period(PeriodType.WEEK, year, Integer.parseInt(m.group("week"))));
            }
            if (m.group("quarter") != null) {
                return Optional.of(new Period(PeriodType.QUARTER, year, Integer.parseInt(m.group("quarter"))));
            }
            if (m.group("half") != null) {
                return Optional.of(new Period(PeriodType.HALF, year, Integer.parseInt(m.group("half"))));
            }
            if (m.group("month") != null) {
                return Optional.of(new Period(PeriodType.MONTH, year, Integer.parseInt(m.group("month"))));
            }
            if (m.group("phase") != null) {
                return Optional.of(new Period(PeriodType.PHASE, year, Integer.parseInt(m.group("phase"))));
            }
            if (m.group("months") != null) {
                return Optional.of(firstMonths(year, Integer.parseInt(m.group("months"))));
            }
            return Optional.of(new Period(PeriodType.YEAR, year, 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Parses an id. @throws IllegalArgumentException where the text is none */
    public static Period of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("not a period: " + id));
    }

    /** The first {@code months} months of a year under the name that is customary: a month, Q1, S1, 9M, the year. */
    public static Period firstMonths(int year, int months) {
        return switch (months) {
            case 1 -> new Period(PeriodType.MONTH, year, 1);
            case 3 -> new Period(PeriodType.QUARTER, year, 1);
            case 6 -> new Period(PeriodType.HALF, year, 1);
            case 12 -> new Period(PeriodType.YEAR, year, 1);
            default -> new Period(PeriodType.MONTHS, year, months);
        };
    }

    /** The ISO week that a date lies in. */
    public static Period weekOf(LocalDate date) {
        return new Period(
                PeriodType.WEEK, date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** Written without a formatter, which would use the digits of the machine's language. */
    public String id() {
        String of = number < 10 ? "0" + number : "" + number;
        return switch (type) {
            case WEEK -> year + "-W" + of;
            case MONTH -> year + "-" + of;
            case QUARTER -> year + "-Q" + number;
            case HALF -> year + "-S" + number;
            case MONTHS -> year + "-" + number + "M";
            case YEAR -> "" + year;
            case PHASE -> year + "-D" + number;
        };
    }

    /**
     * The calendar month, 1 to 12, that the period begins with; a week's is its Thursday's, a phase's anywhere in its
     * year.
     */
    public int firstMonth() {
        return switch (type) {
            case WEEK -> thursday().getMonthValue();
            case MONTH -> number;
            case QUARTER -> 3 * number - 2;
            case HALF -> 6 * number - 5;
            case MONTHS, YEAR, PHASE -> 1;
        };
    }

    /** The calendar month, 1 to 12, that the period ends with. */
    public int lastMonth() {
        return switch (type) {
            case WEEK -> thursday().getMonthValue();
            case MONTH, MONTHS -> number;
            case QUARTER -> 3 * number;
            case HALF -> 6 * number;
            case YEAR, PHASE -> 12;
        };
    }

    /** The Thursday of a week, which decides the month and year that the week belongs to. */
    public LocalDate thursday() {
        if (type != PeriodType.WEEK) {
            throw new IllegalStateException(id() + " is no week");
        }
        return LocalDate.of(year, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
                .with(DayOfWeek.THURSDAY);
    }

    /** The period of its kind just before; none for N months from January, nor for a year's first phase. */
    public Optional<Period> findPrevious() {
        if (type == PeriodType.MONTHS || isFirst() && (type == PeriodType.PHASE || year == FIRST_YEAR)) {
            return Optional.empty();
        }
        return Optional.of(
                isFirst() ? new Period(type, year - 1, numberOf(type, year - 1)) : new Period(type, year, number - 1));
    }

    /**
     * The period of its kind just after; none for N months from January, nor for a phase: who knows whether one comes.
     */
    public Optional<Period> findNext() {
        boolean isLast = number == numberOf(type, year);
        if (type == PeriodType.MONTHS || type == PeriodType.PHASE || isLast && year == LAST_YEAR) {
            return Optional.empty();
        }
        return Optional.of(isLast ? new Period(type, year + 1, 1) : new Period(type, year, number + 1));
    }

    /** The same period of the year before; none for a 53rd week where the year before has 52. */
    public Optional<Period> findLastYear() {
        return year == FIRST_YEAR || number > numberOf(type, year - 1)
                ? Optional.empty()
                : Optional.of(new Period(type, year - 1, number));
    }

    /** From January to the end of this period; none for weeks and phases, which seldom end with a month. */
    public Optional<Period> findYearToDate() {
        return type == PeriodType.WEEK || type == PeriodType.PHASE
                ? Optional.empty()
                : Optional.of(firstMonths(year, lastMonth()));
    }

    /** The periods of the finer type that make up this one, in order; itself if it is of that type; none if none do. */
    public List<Period> listReportingPeriods(PeriodType finer) {
        if (type == finer) {
            return List.of(this);
        }
        return isMadeOf(finer)
                ? ofYear(finer, year)
                        .filter(part -> part.firstMonth() >= firstMonth() && part.lastMonth() <= lastMonth())
                        .toList()
                : List.of();
    }

    /**
     * The reporting periods whose figures are drawn beside a figure of this period, in order: at most four. A period of
     * two reporting periods has the same two of last year before them; any other has its last four, or those before it.
     */
    public List<Period> listDrawn(PeriodType finer) {
        List<Period> own = listReportingPeriods(finer);
        Optional<Period> lastYear = findLastYear();
        if (own.size() == MOST_DRAWN / 2 && lastYear.isPresent()) {
            return Stream.concat(lastYear.get().listReportingPeriods(finer).stream(), own.stream())
                    .toList();
        }
        Deque<Period> drawn = new ArrayDeque<>();
        Optional<Period> next = own.isEmpty() ? Optional.empty() : Optional.of(own.get(own.size() - 1));
        for (; next.isPresent() && drawn.size() < MOST_DRAWN; next = next.get().findPrevious()) {
            drawn.addFirst(next.get());
        }
        return List.copyOf(drawn);
    }

    /** Every period that whole periods of this one's type make up and that this one is a part of, itself first. */
    public List<Period> listContaining() {
        return Stream.concat(
                        Stream.of(this),
                        Stream.of(PeriodType.values())
                                .filter(coarser -> coarser.compareTo(type) > 0)
                                .flatMap(coarser -> ofYear(coarser, year))
                                .filter(whole ->
                                        whole.listReportingPeriods(type).contains(this)))
                .toList();
    }

    private boolean isFirst() {
        return number == 1;
    }

    /** True if whole periods of a finer type make up this one. */
    private boolean isMadeOf(PeriodType finer) {
        if (type == PeriodType.PHASE || finer.compareTo(type) >= 0 || finer == PeriodType.MONTHS) {
            return false;
        }
        int size = finer == PeriodType.WEEK ? 1 : 12 / numberOf(finer, year);
        return (firstMonth() - 1) % size == 0 && lastMonth() % size == 0;
    }

    private static Stream<Period> ofYear(PeriodType type, int year) {
        if (type == PeriodType.MONTHS) {
            return IntStream.of(2, 4, 5, 7, 8, 9, 10, 11).mapToObj(n -> new Period(type, year, n));
        }
        if (type == PeriodType.PHASE) {
            return Stream.empty();
        }
        return IntStream.rangeClosed(1, numberOf(type, year)).mapToObj(n -> new Period(type, year, n));
    }

    private static int numberOf(PeriodType type, int year) {
        return switch (type) {
            case WEEK ->
                (int) IsoFields.WEEK_OF_WEEK_BASED_YEAR
                        .rangeRefinedBy(LocalDate.of(year, 7, 1))
                        .getMaximum();
            case MONTH -> 12;
            case QUARTER -> 4;
            case HALF -> 2;
            case MONTHS -> 11;
            case YEAR -> 1;
            case PHASE -> 99;
        };
    }

    @Override
    public int compareTo(Period other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return id();
    }
}
