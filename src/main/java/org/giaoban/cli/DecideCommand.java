package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.completeness.Completeness;
import org.giaoban.findings.ReceivedCheck;
import org.giaoban.findings.ReceivedCheck.LastRun;
import org.giaoban.findings.SubmissionFindings;
import org.giaoban.job.ExitCode;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Details;
import org.giaoban.model.Decision.ElementKey;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Decision.Mark;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Period;
import org.giaoban.receive.ReceiptLedger;
import org.giaoban.store.Database;
import org.giaoban.timeline.DecisionCheck;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.DecisionLedger;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code decide}: appends a decision to the ledger of decisions. */
@Command(name = "decide", mixinStandardHelpOptions = true)
final class DecideCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Parameters(index = "0", paramLabel = "ACT")
    @SuppressWarnings("NullAway.Init")
    private Kind kind;

    @Option(names = "--period", required = true, paramLabel = "P")
    @SuppressWarnings("NullAway.Init")
    private Period period;

    @Option(names = "--unit", paramLabel = "U")
    private @Nullable String unit;

    @Option(names = "--reason", required = true, paramLabel = "TEXT")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    @Option(names = "--by", required = true, paramLabel = "NAME")
    @SuppressWarnings("NullAway.Init")
    private String by;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD")
    private @Nullable LocalDate date;

    @Option(names = "--until", paramLabel = "YYYY-MM-DD")
    private @Nullable LocalDate until;

    @Option(names = "--element", paramLabel = "E")
    private @Nullable String element;

    @Option(names = "--value", paramLabel = "V")
    private @Nullable BigDecimal value;

    @Option(names = "--code", paramLabel = "C")
    private @Nullable String code;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Messages messages = giaoban.messages();
        LocalDate today = LocalDate.now(giaoban.clock());
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, giaoban.clock())) {
            Catalogue catalogue = new CatalogueLoader(workspace).load();
            DecisionLedger ledger = new DecisionLedger(workspace);
            Decision decision = decision(today, catalogue.decisions().size() + 1, ledger.isOlder());
            DecisionCheck check = new DecisionCheck(catalogue, today, column -> "--" + column);
            check.check(decision);
            check.checkNew(decision);
            if (kind == Kind.RETURN || kind.isAboutValue()) {
                new ReceivedCheck(catalogue, findLastRun(workspace, catalogue)).check(decision);
            }
            ReceiptLedger receipts = new ReceiptLedger(workspace);
            ledger.append(decision.withMark(mark(workspace, catalogue, decision, receipts)));
            print(decision, DecisionCheck.who(catalogue, decision).in(giaoban.locale()), workspace);
            warnOfNew(receipts, messages);
            return ExitCode.DONE;
        }
    }

    /**
     * Returns what is known at the time of the decision, for the kinds of decision that record it: the number of
     * receipts, and for a closing the hashes of the definitions. If nothing has ever been received, no number is
     * recorded, so the decision applies to everything received on its day.
     */
    private Mark mark(Workspace workspace, Catalogue catalogue, Decision decision, ReceiptLedger receipts) {
        if (kind == Kind.EXCLUDE || kind == Kind.EXTEND) {
            return Mark.NONE;
        }
        int received = receipts.read().size();
        Mark mark = received == 0 ? decision.mark() : decision.mark().withReceipts(Optional.of((long) received));
        return kind == Kind.CLOSE
                ? mark.with(Hashes.ofTemplates(workspace), catalogue.hashOf(decision.period()))
                : mark;
    }

    /** Names the files in the drop folder that no run has received; they will be received after the decision. */
    private void warnOfNew(ReceiptLedger receipts, Messages messages) {
        if (kind == Kind.CLOSE || kind == Kind.RETURN || kind.isAboutValue()) {
            receipts.listNew().forEach(file -> giaoban.err().println(messages.get("decide-unreceived", file)));
        }
    }

    private Decision decision(LocalDate today, int row, boolean isOlderLedger) {
        if (until != null && kind != Kind.EXTEND) {
            throw new OperatorError("decide-until", "--until");
        }
        checkOptions();
        if (isOlderLedger && until == null && kind == Kind.EXTEND && Decision.tellsDay(oneLine(reason))) {
            throw new OperatorError("decide-day-in-reason", "--reason");
        }
        return new Decision(
                row,
                date == null ? today : date,
                period,
                Optional.ofNullable(unit).filter(code -> !code.isBlank()),
                kind,
                oneLine(reason),
                oneLine(by),
                details());
    }

    private Details details() {
        Details details = until == null ? Details.NONE : Details.NONE.withUntil(until);
        return element == null
                ? details
                : details.withValue(ElementKey.of(oneLine(element)), Optional.ofNullable(value))
                        .withMark(Mark.NONE.withCode(Optional.ofNullable(code)));
    }

    /** Refuses options that this kind of decision does not have, and missing ones that it needs. */
    private void checkOptions() {
        checkOption("--element", element, kind.isAboutValue());
        checkOption("--value", value, kind == Kind.AMEND);
        if (kind != Kind.CONFIRM) {
            checkOption("--code", code, false);
        }
        if (kind.isAboutValue() && (unit == null || unit.isBlank())) {
            throw new OperatorError("decide-which-unit", "--unit", kind.id());
        }
    }

    private void checkOption(String option, @Nullable Object given, boolean isNeeded) {
        if (isNeeded != (given != null)) {
            throw new OperatorError(
                    isNeeded ? "decide-option-missing" : "decide-option-useless", option, kind.id(), option);
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static Optional<LastRun> findLastRun(Workspace workspace, Catalogue catalogue) {
        return Database.find(workspace).map(opened -> {
            try (HikariDataSource source = opened) {
                Snapshots snapshots = Snapshots.read(source, catalogue);
                return new LastRun(
                        Completeness.list(source, snapshots).stream()
                                .flatMap(completeness -> completeness.statuses().stream())
                                .toList(),
                        SubmissionFindings.read(source, snapshots).list());
            }
        });
    }

    private void print(Decision decision, String who, Workspace workspace) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("date", decision.date().toString());
            object.put("period", decision.period().id());
            object.put("unit", decision.unit().orElse(null));
            object.put("decision", decision.kind().id());
            object.put("reason", decision.reason());
            object.put("element", decision.details().element().orElse(null));
            object.put("value", decision.details().value().orElse(null));
            object.put("until", decision.until().map(LocalDate::toString).orElse(null));
            object.put("by", decision.by());
            giaoban.out().println(Giaoban.json(object));
            return;
        }
        Messages messages = giaoban.messages();
        String act = "decide-" + decision.kind().id() + (until == null ? "" : "-until");
        giaoban.out()
                .println(messages.get(
                        act,
                        decision.period().id(),
                        who,
                        String.valueOf(until),
                        String.valueOf(element),
                        value == null ? "" : value.toPlainString()));
        giaoban.err().println(messages.get("decide-written", workspace.show(workspace.decisions())));
    }
}
