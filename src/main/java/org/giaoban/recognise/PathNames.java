package org.giaoban.recognise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;

/** Whose file for which period a path below the drop folder says that it is. Whatever can be read in a file counts more. */
public final class PathNames {

    /** A period's id, standing by itself. */
    private static final Pattern PERIOD =
            Pattern.compile("(?<![0-9A-Za-z])(\\d{4}-(?:Q[1-4]|S[12]|W\\d{2}|\\d{1,2}M|\\d{2}))(?![0-9A-Za-z-])");

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z]{1,5}$");
    private static final Pattern OUTER_MARKS = Pattern.compile("^[\\s._-]+|[\\s._-]+$");
    private static final Pattern INNER_MARKS = Pattern.compile("[\\s._-]+");

    private final UnitNames units;

    public PathNames(OrgTree tree) {
        this.units = new UnitNames(tree);
    }

    /** The periods that a path's folders and name tell, each once. */
    public static List<Period> listPeriods(String path) {
        return PERIOD.matcher(path)
                .results()
                .map(MatchResult::group)
                .flatMap(id -> Period.find(id).stream())
                .distinct()
                .toList();
    }

    /** The one period that a path tells. */
    public static Optional<Period> findPeriod(String path) {
        return Optional.of(listPeriods(path)).filter(all -> all.size() == 1).map(all -> all.get(0));
    }

    /**
     * The one unit whose code or name a file's name is, a period beside it left out. Folders only tell units of one name
     * apart: a province's folder holds its districts' files.
     */
    public Optional<OrgUnit> findUnit(String path) {
        List<String> parts = Arrays.asList(path.split("/"));
        String name = PERIOD.matcher(ENDING.matcher(parts.get(parts.size() - 1)).replaceFirst(""))
                .replaceAll(" ");
        String code = OUTER_MARKS.matcher(name).replaceAll("");
        UnitNames.Match byCode = units.find(code);
        UnitNames.Match match = byCode.units().isEmpty() ? units.find(words(code)) : byCode;
        for (String folder : parts.subList(0, parts.size() - 1)) {
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
