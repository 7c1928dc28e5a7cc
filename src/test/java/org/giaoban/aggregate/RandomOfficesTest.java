package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.stream.LongStream;
import org.giaoban.store.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The computation and the second, plain implementation give the same figures of 200 offices that a seed makes up: rows,
 * columns and all. More of them: {@code -Dgiaoban.offices=5000}.
 */
class RandomOfficesTest {

    private static final List<String> ALL_THAT_BEFALLS_AN_OFFICE = List.of(
            ".*,as-reported,[1-9].*",
            ".*,restated,[1-9].*",
            ".*,restated,\\d+\\.\\d+.*",
            ".*,closed,.*",
            ".*,provisional,.*",
            ".*,open,.*",
            ".*,break,.*",
            ".*,different,[1-9]\\d*,\\d+,\\d+,-?\\d+.*",
            ".*\\.E\\d,,.*,one-sided,[1-9]\\d*,\\d+,\\d+,-?\\d+.*",
            ".*\\.E\\d,A,.*,one-sided,[1-9]\\d*,\\d+,\\d+,-?\\d+.*",
            ".*\\.I\\d,,.*,one-sided,[1-9]\\d*,[\\d.]+,[\\d.]+,-?[\\d.]+.*",
            ".*\\.I\\d,,.*",
            ".*\\.E\\d,A,.*",
            "\\d{4}-W\\d\\d,.*",
            "\\d{4}-S1,.*");

    @SuppressWarnings("NullAway.Init")
    private static HikariDataSource source;

    @BeforeAll
    static void open() {
        source = Database.open("jdbc:h2:mem:random-offices", "sa", "");
    }

    @AfterAll
    static void close() {
        source.close();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("giaoban.offices", 200));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothImplementations_giveTheSameFigures(long seed) {
        PlainOffice office = RandomOffice.make(seed);
        StoredOffice stored = new StoredOffice(source);
        if (!NaiveFigures.linesWithNotApplicable(office).equals(stored.lines(office))) {
            fail("seed " + seed + "\n" + explain(office, stored));
        }
    }

    /** The smallest office in which they still differ, and where. */
    private static String explain(PlainOffice office, StoredOffice stored) {
        PlainOffice smallest = new Shrinking(
                        one -> !NaiveFigures.linesWithNotApplicable(one).equals(stored.lines(one)))
                .shrink(office);
        List<String> plain = NaiveFigures.linesWithNotApplicable(smallest);
        List<String> computed = stored.lines(smallest);
        return Shrinking.show(smallest) + "\nin plain loops only:\n" + String.join("\n", without(plain, computed))
                + "\nin the computation only:\n" + String.join("\n", without(computed, plain));
    }

    private static List<String> without(List<String> lines, List<String> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }

    /** What is compared is not empty, and has of everything. */
    @Test
    void theOffices_haveOfEverything() {
        List<String> lines = LongStream.rangeClosed(1, 30)
                .boxed()
                .flatMap(seed -> NaiveFigures.linesWithNotApplicable(RandomOffice.make(seed)).stream())
                .toList();
        for (String pattern : ALL_THAT_BEFALLS_AN_OFFICE) {
            assertThat(lines).as(pattern).anyMatch(line -> line.matches(pattern));
        }
    }
}
