package org.giaoban.findings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.recognise.PathNames;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files that were there when a period was closed and have been deleted or written over since: the figures that were closed
 * cannot be told again without them. Whose they were, what lies in their place tells, or their names.
 */
final class MissingFiles {

    private final JdbcClient jdbc;
    private final PathNames names;

    MissingFiles(JdbcClient jdbc, OrgTree units) {
        this.jdbc = jdbc;
        this.names = new PathNames(units);
    }

    private record Gone(String path, AsOfPoint moment) {}

    /** A submission that is there. */
    private record Came(String form, String unit, Period part, String path, AsOfPoint moment, boolean isAccepted) {}

    /** What was closed, and with which receipts. */
    private record Closing(String form, String unit, Period part, AsOfPoint sight) {
        boolean isOf(Came came) {
            return form.equals(came.form) && unit.equals(came.unit) && part.equals(came.part);
        }
    }

    List<FileFinding> list() {
        List<Gone> gone = jdbc.sql("SELECT ordinal, path, first_seen FROM gone ORDER BY ordinal")
                .query((row, n) -> new Gone(row.getString("path"), moment(row)))
                .list();
        if (gone.isEmpty()) {
            return List.of();
        }
        List<Closing> closings = jdbc.sql("""
                        SELECT form, part, unit, closed_on, closed_line FROM dim_expected
                        WHERE world = :world AND NOT excluded AND closed_on IS NOT NULL
                        ORDER BY form, part, unit
                        """)
                .param("world", AsOfPoint.CURRENT.id())
                .query((row, n) -> new Closing(
                        row.getString("form"),
                        row.getString("unit"),
                        Period.of(row.getString("part")),
                        new AsOfPoint(row.getDate("closed_on").toLocalDate(), row.getLong("closed_line"), 0)))
                .list();
        List<Came> there = jdbc.sql("""
                        SELECT s.form, s.unit, s.period, s.outcome, r.path, r.ordinal, r.first_seen
                        FROM submission s JOIN receipt r ON r.same_as = s.receipt
                        WHERE s.outcome IN ('ACCEPTED', 'RETURNED')
                        ORDER BY r.ordinal
                        """)
                .query((row, n) -> new Came(
                        row.getString("form"),
                        row.getString("unit"),
                        Period.of(row.getString("period")),
                        row.getString("path"),
                        moment(row),
                        row.getString("outcome").equals("ACCEPTED")))
                .list();
        return gone.stream()
                .flatMap(each -> closings.stream()
                        .filter(closing -> closing.sight().includes(each.moment()) && isOf(each, closing, there))
                        .filter(closing -> there.stream().noneMatch(came -> replaces(came, each, closing)))
                        .map(closing -> finding(each, closing)))
                .toList();
    }

    private static AsOfPoint moment(ResultSet row) throws SQLException {
        return new AsOfPoint(row.getDate("first_seen").toLocalDate(), row.getLong("ordinal"), 0);
    }

    private boolean isOf(Gone gone, Closing closing, List<Came> there) {
        Optional<Came> inPlace =
                there.stream().filter(came -> came.path().equals(gone.path())).findFirst();
        return inPlace.map(closing::isOf)
                .orElseGet(() -> names.findUnit(gone.path()).map(OrgUnit::code).equals(Optional.of(closing.unit()))
                        && PathNames.findPeriod(gone.path()).equals(Optional.of(closing.part())));
    }

    /** Whether it was closed with a newer version that is still there. */
    private static boolean replaces(Came came, Gone gone, Closing closing) {
        return came.isAccepted()
                && closing.isOf(came)
                && came.moment().receipts() > gone.moment().receipts()
                && closing.sight().includes(came.moment());
    }

    private static FileFinding finding(Gone gone, Closing closing) {
        return new FileFinding(
                Optional.of(closing.form()),
                Optional.of(closing.unit()),
                Optional.of(closing.part()),
                gone.path(),
                false,
                Finding.of(FindingCode.CLOSED_FILE_GONE, null, null, gone.path())
                        .with("received", gone.moment().day().toString())
                        .with("period", closing.part().id())
                        .with("closed", closing.sight().day().toString()));
    }
}
