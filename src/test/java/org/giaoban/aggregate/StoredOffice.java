package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.figures.Aggregation;
import org.giaoban.model.Figure;
import org.giaoban.model.Period;
import org.giaoban.receive.Receipt;
import org.giaoban.receive.ReceiptLedger;
import org.giaoban.store.FigureStore;
import org.giaoban.store.SubmissionStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a plain office into a database as a night does, and reads the figures there. */
final class StoredOffice {

    private final DataSource source;
    private final TransactionTemplate transaction;

    StoredOffice(DataSource source) {
        this.source = source;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /** Stores and aggregates, in place of whatever is there; the same lines as {@link NaiveFigures#linesWithNotApplicable}. */
    List<String> lines(PlainOffice office) {
        night(office);
        FigureStore figures = new FigureStore(source);
        Catalogue catalogue = office.catalogue();
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
                .flatMap(sent -> sent.period().listContaining().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a night does between reading and printing. */
    boolean night(PlainOffice office) {
        load(office, 1);
        return aggregate(office);
    }

    /** Each submission in a transaction of its own, as the files' partitions do. */
    void load(PlainOffice office, int threads) {
        String hash = office.catalogue().hash();
        List<Sent> sent = office.sent();
        SubmissionStore store = new SubmissionStore(source);
        transaction.executeWithoutResult(status ->
                store.synchronise(new ReceiptLedger.Present(receipts(office), office.leftOut(), List.of()), hash));
        List<Receipt> pending = store.listPending();
        IntStream.range(0, threads)
                .parallel()
                .forEach(thread -> pending.stream()
                        .filter(receipt -> receipt.ordinal() % threads == thread)
                        .forEach(receipt -> transaction.executeWithoutResult(status -> store.save(
                                receipt, sent.get((int) receipt.ordinal() - 1).content(), hash))));
    }

    /** @return true if a figure differs from the stored ones */
    boolean aggregate(PlainOffice office) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> Aggregation.read(source, office.catalogue(), office.businessDate())
                        .run()));
    }

    private static List<Receipt> receipts(PlainOffice office) {
        return IntStream.range(0, office.sent().size())
                .mapToObj(n -> receipt(n + 1L, office.sent().get(n)))
                .toList();
    }

    private static Receipt receipt(long ordinal, Sent sent) {
        // another content is another file
        String sha = sent.sha256().isEmpty() ? ordinal + "-" + Integer.toHexString(sent.hashCode()) : sent.sha256();
        return new Receipt(ordinal, sha, sent.path(), sent.day());
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
