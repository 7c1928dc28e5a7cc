package org.giaoban.recognise;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.spreadsheet.Folding;

/** Parses a period as users write it: {@code Quý I/2022}, {@code 6 tháng đầu năm 2023}, {@code 2022-Q1}. */
public final class PeriodText {

    /** Trailing brackets, in which users often add the days: {@code (từ 01/01 đến 31/3)}. */
    private static final Pattern IN_BRACKETS = Pattern.compile("\\s*\\([^()]*\\)\\s*$");

    private static final Pattern YEARS = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");

    private static final String YEAR = "(?:\\s*[/,.-]\\s*|\\s+)(?:của\\s+)?(?:năm\\s*)?(?<year>(?:19|20)\\d{2})";

    /** A year of which the last two digits may stand alone, as after a word that names the kind of period. */
    private static final String SHORT_YEAR = YEAR.replace("(?:19|20)\\d{2}", "(?:19|20)\\d{2}|[12]\\d");

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("i", 1),
            Map.entry("ii", 2),
            Map.entry("iii", 3),
            Map.entry("iv", 4),
            Map.entry("một", 1),
            Map.entry("hai", 2),
            Map.entry("ba", 3),
            Map.entry("tư", 4),
            Map.entry("bốn", 4),
            Map.entry("năm", 5),
            Map.entry("sáu", 6),
            Map.entry("bảy", 7),
            Map.entry("tám", 8),
            Map.entry("chín", 9),
            Map.entry("mười", 10),
            Map.entry("mười một", 11),
            Map.entry("mười hai", 12));

    /**
     * A pattern for a wording of a period and how to build the period from its match. A pattern must match the whole
     * text, so at most one matches.
     */
    private record Wording(Pattern pattern, Pattern bare, Function<Matcher, Period> meaning) {
        static Wording of(String pattern, Function<Matcher, Period> meaning) {
            return new Wording(
                    Pattern.compile(folded(pattern, Folding::fold)),
                    Pattern.compile(folded(pattern, Folding::bare)),
                    meaning);
        }
    }

    /** Wordings that are periods among other words too. */
    private static final List<Wording> NAMED = List.of(
            Wording.of(
                    "(?:quý|quí|q)[.\\s]*(?<n>0?[1-4]|iv|i{1,3}|một|hai|ba|tư|bốn)" + SHORT_YEAR,
                    m -> new Period(PeriodType.QUARTER, year(m), number(m))),
            Wording.of(
                    "(?<year>(?:19|20)\\d{2})\\s*[/,.-]?\\s*(?:quý|quí|q)\\s*(?<n>0?[1-4]|iv|i{1,3})",
                    m -> new Period(PeriodType.QUARTER, year(m), number(m))),
            Wording.of(
                    "(?<n>[1-4])\\s*q[./]?(?<year>(?:19|20)\\d{2}|[12]\\d)",
                    m -> new Period(PeriodType.QUARTER, year(m), number(m))),
            Wording.of(
                    "(?:(?:6|sáu) tháng cuối năm|nửa cuối năm|nửa năm cuối)" + YEAR,
                    m -> new Period(PeriodType.HALF, year(m), 2)),
            Wording.of("(?:nửa đầu năm|nửa năm đầu)" + YEAR, m -> new Period(PeriodType.HALF, year(m), 1)),
            Wording.of(
                    "(?<n>\\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một|mười hai) tháng(?: đầu)?" + YEAR,
                    m -> Period.firstMonths(year(m), number(m))),
            Wording.of("(?<n>[3469])\\s*t" + YEAR, m -> Period.firstMonths(year(m), number(m))),
            Wording.of(
                    "(?:tháng|t)\\s*(?<n>\\d{1,2})" + SHORT_YEAR,
                    m -> new Period(PeriodType.MONTH, year(m), number(m))),
            Wording.of(
                    "tuần\\s*(?:thứ\\s*)?(?<n>\\d{1,2})" + SHORT_YEAR,
                    m -> new Period(PeriodType.WEEK, year(m), number(m))),
            Wording.of(
                    "đợt\\s*(?:thứ\\s*)?(?<n>\\d{1,2}|iv|i{1,3}|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)" + YEAR,
                    m -> new Period(PeriodType.PHASE, year(m), number(m))));

    /** Wordings that are periods only if nothing else stands beside them. */
    private static final List<Wording> ALONE = List.of(
            Wording.of(
                    "(?<n>\\d{1,2})\\s*/\\s*(?<year>(?:19|20)\\d{2})",
                    m -> new Period(PeriodType.MONTH, year(m), number(m))),
            Wording.of("(?<n>iv|i{1,3})" + YEAR, m -> new Period(PeriodType.QUARTER, year(m), number(m))),
            Wording.of(
                    "(?:từ )?tháng\\s*(?<n>\\d{1,2})\\s*(?:-|–|đến|tới)\\s*(?:hết )?(?:tháng\\s*)?(?<last>\\d{1,2})"
                            + YEAR,
                    m -> ofMonths(year(m), number(m), Integer.parseInt(m.group("last")))),
            Wording.of(
                    "(?:từ )?(?:ngày )?0?1[-./](?<n>\\d{1,2})(?:[-./](?<first>\\d{4}))?\\s*(?:-|–|đến|tới)\\s*(?:hết )?(?:ngày )?"
                            + "(?<day>\\d{1,2})[-./](?<last>\\d{1,2})[-./](?<year>(?:19|20)\\d{2})",
                    PeriodText::ofDays),
            Wording.of("(?:cả )?(?:năm\\s*)?(?<year>(?:19|20)\\d{2})", m -> new Period(PeriodType.YEAR, year(m), 1)));

    /** A day, such as that of receipt: {@code 05.4.2023}, {@code 2023-04-05}, {@code ngày 5 tháng 4 năm 2023}. */
    private static final String DAY =
            "(?:(?:ngày)\\s*)?\\d{1,2}\\s*(?:tháng)\\s*\\d{1,2}(?:\\s*(?:năm))?\\s*\\d{4}|(?:ngày)\\s*\\d{1,2}(?:[-./]\\d{1,2})?"
                    + "|\\d{1,2}[-./ ]\\d{1,2}[-./ ](?:\\d{4}|\\d{2})|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{8}";

    private static final Pattern DAYS = Pattern.compile(
            "(?<![\\p{L}\\d])(?:" + folded(DAY, Folding::fold) + "|" + folded(DAY, Folding::bare) + ")(?![\\p{L}\\d])");

    /** A letter or digit, or digits and a hyphen, which begin an id. */
    private static final Pattern ENDS_IN_WORD = Pattern.compile("[\\p{L}\\p{N}]$|\\d-$");

    /** A letter or digit, or a hyphen and digits, which continue an id. */
    private static final Pattern PART_OF_WORD = Pattern.compile("[\\p{L}\\p{N}]|-\\d");

    private PeriodText() {}

    /** Returns the period of a text; empty if the text is not exactly one period. */
    public static Optional<Period> parse(String typed) {
        String normal = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        if (normal.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        Matcher brackets = IN_BRACKETS.matcher(normal);
        String text = Folding.fold(brackets.replaceFirst("")).replaceFirst("[\\s.,;:]+$", "");
        return parseFolded(text).or(() -> parseFolded(text + yearOf(brackets)));
    }

    /** Returns the year of the days in trailing brackets, as in {@code Quý I (01/01/2023 - 31/03/2023)}; else nothing. */
    private static String yearOf(Matcher brackets) {
        Set<String> years = brackets.reset().find()
                ? YEARS.matcher(brackets.group())
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet())
                : Set.of();
        return years.size() == 1 ? "/" + years.iterator().next() : "";
    }

    private static Optional<Period> parseFolded(String text) {
        Optional<Period> id = Period.find(text.toUpperCase(Locale.ROOT));
        return id.isPresent()
                ? id
                : Stream.concat(NAMED.stream(), ALONE.stream())
                        .flatMap(wording -> read(wording, text).stream())
                        .findFirst();
    }

    /**
     * Removes the periods that a text names among other words, and its days; a year alone is no period.
     *
     * @param folded text as {@link Folding#fold} returns it
     * @param found receives the periods
     */
    static String removePeriods(String folded, Consumer<Period> found) {
        boolean marked = !Folding.bare(folded).equals(folded);
        String rest = DAYS.matcher(folded).replaceAll(" ");
        for (Wording wording : NAMED) {
            Matcher matcher = (marked ? wording.pattern() : wording.bare()).matcher(rest);
            StringBuilder kept = new StringBuilder();
            while (matcher.find()) {
                Optional<Period> period =
                        isWord(rest, matcher.start(), matcher.end()) ? build(wording, matcher) : Optional.empty();
                period.ifPresent(found);
                matcher.appendReplacement(kept, period.isPresent() ? " " : Matcher.quoteReplacement(matcher.group()));
            }
            rest = matcher.appendTail(kept).toString();
        }
        return rest;
    }

    /** True if the text has only the last two digits of the year or no word for the quarter: reading it is a repair. */
    static boolean isShortened(String typed) {
        return !typed.matches("(?s).*\\d{4}.*") || typed.matches("(?is)\\s*[iv]+\\W.*");
    }

    private static boolean isWord(String text, int start, int end) {
        return !ENDS_IN_WORD.matcher(text.substring(0, start)).find()
                && !PART_OF_WORD.matcher(text.substring(end)).lookingAt();
    }

    /** Reads a text with marks, or one that was typed without any: {@code Quy II-2023}. */
    private static Optional<Period> read(Wording wording, String text) {
        boolean marked = !Folding.bare(text).equals(text);
        Matcher matcher = (marked ? wording.pattern() : wording.bare()).matcher(text);
        return matcher.matches() ? build(wording, matcher) : Optional.empty();
    }

    private static Optional<Period> build(Wording wording, Matcher match) {
        try {
            return Optional.of(wording.meaning().apply(match));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the period from the first day of a month to the last day of a month of the same year. */
    private static Period ofDays(Matcher match) {
        YearMonth last = YearMonth.of(year(match), Integer.parseInt(match.group("last")));
        String firstYear = match.group("first");
        if (Integer.parseInt(match.group("day")) != last.lengthOfMonth()
                || firstYear != null && Integer.parseInt(firstYear) != last.getYear()) {
            throw new IllegalArgumentException(match.group());
        }
        return number(match) == last.getMonthValue()
                ? new Period(PeriodType.MONTH, last.getYear(), last.getMonthValue())
                : ofMonths(last.getYear(), number(match), last.getMonthValue());
    }

    /** Returns the period of the months from {@code first} to {@code last}, if there is one. */
    private static Period ofMonths(int year, int first, int last) {
        if (first == 1) {
            return Period.firstMonths(year, last);
        }
        if (first % 3 == 1 && last == first + 2) {
            return new Period(PeriodType.QUARTER, year, last / 3);
        }
        if (first == 7 && last == 12) {
            return new Period(PeriodType.HALF, year, 2);
        }
        throw new IllegalArgumentException(first + "-" + last);
    }

    private static int year(Matcher matcher) {
        int year = Integer.parseInt(matcher.group("year"));
        return year < 100 ? 2000 + year : year;
    }

    private static int number(Matcher matcher) {
        String text = matcher.group("n");
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        return WORDS.entrySet().stream()
                .filter(word -> Folding.bare(word.getKey()).equals(Folding.bare(text)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** Folds the Vietnamese words of a pattern as the text is folded. */
    private static String folded(String pattern, UnaryOperator<String> folding) {
        return Pattern.compile("[\\p{L}]+(?: [\\p{L}]+)*")
                .matcher(pattern)
                .replaceAll(words -> Matcher.quoteReplacement(folding.apply(words.group())));
    }
}
