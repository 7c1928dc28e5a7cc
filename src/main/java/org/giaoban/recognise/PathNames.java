package org.giaoban.recognise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;

/**
 * Reads the unit and the period from a path below the drop folder. They are used only where the file's content does not
 * give them.
 */
public final class PathNames {

    /** A period id that is not part of a longer word. */
    private static final Pattern PERIOD =
            Pattern.compile("(?<![0-9A-Za-z])(\\d{4}-(?:Q[1-4]|S[12]|W\\d{2}|\\d{1,2}M|\\d{2}))(?![0-9A-Za-z-])");

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z]{1,5}$");
    private static final Pattern OUTER_MARKS = Pattern.compile("^[\\s._-]+|[\\s._-]+$");
    private static final Pattern INNER_MARKS = Pattern.compile("[\\s._-]+");

    private final UnitNames units;

    public PathNames(OrgTree tree) {
        this.units = new UnitNames(tree);
    }

    /** Lists the distinct periods named in a path. */
    public static List<Period> listPeriods(String path) {
        return PERIOD.matcher(path)
                .results()
                .map(MatchResult::group)
                .flatMap(id -> Period.find(id).stream())
                .distinct()
                .toList();
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
        UnitNames.Match match = byCode.units().isEmpty() ? units.find(words(code)) : byCode;
        for (String folder : segments.subList(0, segments.size() - 1)) {
            UnitNames.Match below = units.narrow(match, words(folder));
            match = below.units().isEmpty() ? match : below;
        }
        return Optional.of(match.units())
                .filter(all -> all.size() == 1)
                .map(all -> all.iterator().next());
    }

    private static String words(String name) {
        return INNER_MARKS.matcher(name).replaceAll(" ");
    }
}
