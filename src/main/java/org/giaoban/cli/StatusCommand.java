package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.completeness.Completeness;
import org.giaoban.completeness.ReportingRate;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.intake.MailLedger;
import org.giaoban.job.ExitCode;
import org.giaoban.job.Handover;
import org.giaoban.job.LastRun;
import org.giaoban.job.NextRun;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.outbox.Delivered;
import org.giaoban.outbox.Hold;
import org.giaoban.outbox.MailTaken;
import org.giaoban.outbox.Outbox;
import org.giaoban.outbox.SentLedger;
import org.giaoban.store.Database;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.TextTables;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code status}: prints how the last run ended, the completeness of each period, and who is missing. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Option(names = "--period", paramLabel = "P")
    private @Nullable Period period;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Optional<LastRun> last = LastRun.find(workspace);
        // before the definitions are read: their faults may be what the last run failed for
        last.ifPresent(run -> print(workspace, run));
        new Handover(workspace).askNext().ifPresent(next -> print(workspace, next));
        Delivered delivered = findDelivered(workspace);
        MailTaken mail = new MailTaken(0, "", MailLedger.read(workspace).listWaiting());
        if (json) {
            giaoban.out().println(Giaoban.json(Map.of("deliveries", DeliveryText.json(delivered))));
            giaoban.out()
                    .println(Giaoban.json(Map.of("mails_waiting", mail.waiting().size())));
        } else {
            DeliveryText text = new DeliveryText(giaoban.messages());
            Stream.concat(text.list(delivered).stream(), text.list(mail).stream())
                    .forEach(giaoban.out()::println);
        }
        Catalogue catalogue = new CatalogueLoader(workspace).load();
        int code = Database.find(workspace)
                .map(source -> printCompleteness(source, catalogue))
                .orElseGet(() -> {
                    giaoban.err().println(giaoban.noFigures(workspace));
                    return ExitCode.DONE;
                });
        int found = code == ExitCode.DONE && delivered.wantsPerson() ? ExitCode.WANTS_PERSON : code;
        return last.map(run -> code(run.outcomeNow(), found)).orElse(found);
    }

    /** Reads from the ledger which deliveries wait; which have become due since the last run is not known. */
    private Delivered findDelivered(Workspace workspace) {
        Optional<Hold> hold = new Outbox(workspace, giaoban.office(), giaoban.clock()).findHold();
        return new Delivered(0, SentLedger.read(workspace).listOpen(), hold, List.of(), List.of());
    }

    /** A run that failed decides over submissions that are missing. */
    private static int code(LastRun.Outcome outcome, int completeness) {
        return switch (outcome) {
            case FAILED, STOPPED, KILLED -> ExitCode.FAILED;
            case MISCONFIGURED -> ExitCode.CONFIGURATION;
            case WORKING, DONE, WANTS_PERSON -> completeness;
        };
    }

    private void print(Workspace workspace, LastRun run) {
        if (json) {
            giaoban.out().println(Giaoban.json(Map.of("last_run", RunText.json(run))));
        } else {
            giaoban.out().println(new RunText(giaoban.messages(), workspace.zone()).of(run));
        }
    }

    private void print(Workspace workspace, NextRun next) {
        if (json) {
            giaoban.out().println(Giaoban.json(Map.of("next_run", next.json())));
        } else {
            giaoban.out().println(new RunText(giaoban.messages(), workspace.zone()).of(next));
        }
    }

    private int printCompleteness(HikariDataSource opened, Catalogue catalogue) {
        try (HikariDataSource source = opened) {
            List<Completeness> all = Completeness.listWithCurrent(source, Snapshots.read(source, catalogue)).stream()
                    .filter(each -> period == null || each.period().equals(period))
                    .toList();
            if (json) {
                all.forEach(each -> giaoban.out().println(Giaoban.json(withNames(each))));
            } else {
                print(all);
            }
            return all.stream().anyMatch(Completeness::wantsPerson) ? ExitCode.WANTS_PERSON : ExitCode.DONE;
        }
    }

    private static Map<String, Object> withNames(Completeness one) {
        Map<String, Object> object = new LinkedHashMap<>(Summary.json(one));
        object.put(
                "missing_names",
                one.list(State.MISSING).stream().map(each -> each.unit().name()).toList());
        return object;
    }

    private void print(List<Completeness> all) {
        Messages messages = giaoban.messages();
        List<List<String>> rows = all.stream()
                .map(s -> List.of(
                        s.period().id(),
                        s.authority().name(),
                        messages.get("state-" + s.state().id()),
                        s.due().toString(),
                        String.valueOf(ReportingRate.of(s.statuses()).expected()),
                        String.valueOf(s.count(State.ACCEPTED)),
                        String.valueOf(s.count(State.RETURNED)),
                        String.valueOf(s.count(State.MISSING))))
                .toList();
        TextTables.print(giaoban.out(), messages.get("status-head"), rows);
        List<Completeness> newestFirst = all.stream()
                .filter(each -> each.state() != PeriodState.CLOSED)
                .sorted(Comparator.comparing(Completeness::period).reversed())
                .toList();
        Summary.addMissing(messages, newestFirst, giaoban.out()::println);
    }
}
