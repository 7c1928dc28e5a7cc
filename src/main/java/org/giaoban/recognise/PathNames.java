package org.giaoban.recognise;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.spreadsheet.Folding;

/**
 * Reads the unit and the period from a path below the drop folder. They are used only where the file's content does not
 * give them, and to warn of a file that says something else than its path.
 */
public final class PathNames {

    /** A period id that is not part of a longer word. */
    private static final Pattern PERIOD =
            Pattern.compile("(?<![0-9A-Za-z])(\\d{4}-(?:Q[1-4]|S[12]|W\\d{2}|\\d{1,2}M|\\d{2}))(?![0-9A-Za-z-])");

    /** What people add to the name of a file that they send again. */
    private static final Pattern ADDED = Pattern.compile(
            "\\(\\d+\\)|(?<![\\p{L}\\d])(?:copy(?: of)?|ban (?:sao|sua|moi|chinh)|bo sung|chinh sua|sua(?: lai)?|gui lai|moi"
                    + "|final|v ?\\d+|lan (?:\\d+|thu \\p{L}+|cuoi)|bao cao|bc|so lieu|bieu mau)(?![\\p{L}\\d])");

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z]{1,5}$");
    private static final Pattern OUTER_MARKS = Pattern.compile("^[\\s._-]+|[\\s._-]+$");
    private static final Pattern INNER_MARKS = Pattern.compile("[\\s._-]+");

    private final UnitNames units;

    public PathNames(OrgTree tree) {
        this.units = new UnitNames(tree);
    }

    /** Lists the distinct periods named in a path, as ids or in words: {@code Quy II-2023}, {@code Q2.2023}. */
    public static List<Period> listPeriods(String path) {
        Set<Period> named = new LinkedHashSet<>();
        PERIOD.matcher(path)
                .results()
                .flatMap(id -> Period.find(id.group()).stream())
                .forEach(named::add);
        for (String segment : path.split("/")) {
            PeriodText.removePeriods(folded(segment), named::add);
        }
        return List.copyOf(named);
    }

    private static String folded(String segment) {
        return Folding.fold(PERIOD.matcher(ENDING.matcher(segment).replaceFirst(""))
                .replaceAll(" ")
                .replace('_', ' '));
    }

    /**
     * Returns the period that a path names although the file is of another one. A path that names several periods, or
     * a longer one that has the file's in it, contradicts nothing.
     */
    public static Optional<Period> findOtherPeriod(String path, Period own) {
        List<Period> named = listPeriods(path);
        return Optional.of(named)
                .filter(all -> all.size() == 1)
                .map(all -> all.get(0))
                .filter(other -> other.type() == own.type() ? !other.equals(own) : other.year() != own.year());
    }

    /** Returns the unit that a file's name names although the file is of another one. */
    public Optional<OrgUnit> findOtherUnit(String path, OrgUnit own) {
        return findUnit(path).filter(named -> !named.code().equals(own.code()));
    }

    /** Returns the period named in a path; empty if there is none or more than one. */
    public static Optional<Period> findPeriod(String path) {
        return Optional.of(listPeriods(path)).filter(all -> all.size() == 1).map(all -> all.get(0));
    }

    /**
     * Returns the unit whose code or name equals the file name without a period id; empty if there is none or more than
     * one. Folder names only distinguish units of the same name: the folder of a province holds the files of its
     * districts.
     */
    public Optional<OrgUnit> findUnit(String path) {
        List<String> segments = Arrays.asList(path.split("/"));
        String name = PERIOD.matcher(
                        ENDING.matcher(segments.get(segments.size() - 1)).replaceFirst(""))
                .replaceAll(" ");
        String code = OUTER_MARKS.matcher(name).replaceAll("");
        UnitNames.Match byCode = units.find(code);
        UnitNames.Match byName = byCode.units().isEmpty() ? units.find(words(code)) : byCode;
        UnitNames.Match match = byName.units().isEmpty() ? units.find(withoutAdded(segments)) : byName;
        for (String folder : segments.subList(0, segments.size() - 1)) {
            UnitNames.Match below = units.narrow(match, words(folder));
            match = below.units().isEmpty() ? match : below;
        }
        return Optional.of(match.units())
                .filter(all -> all.size() == 1)
                .map(all -> all.iterator().next());
    }

    /** Returns the words of a file's name without periods, days and what people add to it. */
    private static String withoutAdded(List<String> segments) {
        String name = PeriodText.removePeriods(folded(segments.get(segments.size() - 1)), period -> {});
        String bare = Folding.bare(name);
        return bare.equals(Folding.fold(name))
                ? words(ADDED.matcher(bare).replaceAll(" ")).strip()
                : words(name).strip();
    }

    private static String words(String name) {
        return INNER_MARKS.matcher(name).replaceAll(" ");
    }
}
