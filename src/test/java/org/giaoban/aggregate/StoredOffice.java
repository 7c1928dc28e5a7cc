package org.giaoban.aggregate;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.figures.Aggregation;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.Period;
import org.giaoban.receive.Receipt;
import org.giaoban.receive.ReceiptLedger;
import org.giaoban.store.FigureStore;
import org.giaoban.store.SubmissionStore;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a plain office into a database as a night does, and reads the figures there. */
final class StoredOffice {

    private final HikariDataSource source;
    private final TransactionTemplate transaction;

    StoredOffice(HikariDataSource source) {
        this.source = source;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    static Catalogue catalogue(PlainOffice office) {
        return new Catalogue(
                office.forms().stream().collect(Collectors.toMap(Form::code, form -> form)),
                Map.of("c", office.calendar()),
                Map.of(),
                Map.of(),
                new OrgTree(office.units()),
                office.targets(),
                office.decisions(),
                Integer.toHexString(office.units().hashCode()));
    }

    /** Stores and aggregates, in place of whatever is there; the same lines as {@link NaiveFigures#linesWithNotApplicable}. */
    List<String> lines(PlainOffice office) {
        night(office);
        FigureStore figures = new FigureStore(source);
        Catalogue catalogue = catalogue(office);
        List<String> lines = new ArrayList<>();
        for (Period period : periods(office)) {
            figures.forEach(period, (form, figure) -> lines.add(line(catalogue, form, figure)));
        }
        lines.sort(null);
        return lines;
    }

    /** All periods that may be listed. */
    static Set<Period> periods(PlainOffice office) {
        return office.sent().stream()
                .flatMap(sent -> sent.part().listContaining().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a night does between reading and printing. */
    void night(PlainOffice office) {
        load(office, 1);
        aggregate(office);
    }

    /** Each submission in a transaction of its own, as the files' partitions do. */
    void load(PlainOffice office, int threads) {
        String hash = catalogue(office).hash();
        List<CheckedSubmission> read = read(office);
        SubmissionStore store = new SubmissionStore(source);
        transaction.executeWithoutResult(
                status -> store.synchronise(new ReceiptLedger.Present(receipts(office), List.of(), List.of()), hash));
        List<Receipt> pending = store.listPending();
        IntStream.range(0, threads)
                .parallel()
                .forEach(thread -> pending.stream()
                        .filter(receipt -> receipt.ordinal() % threads == thread)
                        .forEach(receipt -> transaction.executeWithoutResult(
                                status -> store.save(receipt, read.get((int) receipt.ordinal() - 1), hash))));
    }

    void aggregate(PlainOffice office) {
        transaction.executeWithoutResult(status -> Aggregation.read(source, catalogue(office), office.businessDate())
                .run());
    }

    private static List<Receipt> receipts(PlainOffice office) {
        List<Receipt> receipts = new ArrayList<>();
        for (Sent sent : office.sent()) {
            long ordinal = receipts.size() + 1;
            // Another content is another file.
            String sha = ordinal + "-" + Integer.toHexString(sent.hashCode());
            receipts.add(new Receipt(ordinal, sha, ordinal + ".xlsx", sent.day()));
        }
        return receipts;
    }

    private static List<CheckedSubmission> read(PlainOffice office) {
        return office.sent().stream()
                .map(sent -> new CheckedSubmission(
                        sent.accepted() ? Outcome.ACCEPTED : Outcome.RETURNED,
                        sent.form(),
                        sent.unit(),
                        sent.part(),
                        sent.cells(),
                        List.of(),
                        List.of(),
                        Optional.empty()))
                .toList();
    }

    private static String line(Catalogue catalogue, String form, Figure figure) {
        Figure.Key key = figure.key();
        return Stream.of(
                        key.period().id(),
                        key.unit(),
                        catalogue.getUnit(form, key.period(), key.unit()).name(),
                        key.element(),
                        key.category(),
                        figure.view().id(),
                        text(figure.value()),
                        text(figure.own()),
                        figure.coverage().reported() + "",
                        figure.coverage().expected() + "",
                        text(figure.comparison().previous()),
                        text(figure.comparison().lastYear()),
                        text(figure.comparison().changePct()),
                        text(figure.yearToDate()),
                        text(figure.target().value()),
                        text(figure.target().percent()),
                        figure.state().id(),
                        figure.comparability().isBreak() ? "break" : "",
                        !figure.isOverDifferentCoverage()
                                ? ""
                                : figure.comparability().isUnmatched() ? "one-sided" : "different",
                        figure.comparability().matched() + "",
                        text(figure.comparability().now()),
                        text(figure.comparability().then()),
                        text(figure.comparability().changePct()),
                        figure.isNotApplicable() + "")
                .collect(Collectors.joining(","));
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
