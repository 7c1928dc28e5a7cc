package org.giaoban.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.completeness.Completeness;
import org.giaoban.completeness.ReportingRate;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.findings.SubmissionFindings;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.job.RunLog;
import org.giaoban.job.RunNumbers;
import org.giaoban.job.RunNumbers.Due;
import org.giaoban.job.RunResult;
import org.giaoban.job.RunResult.Standing;
import org.giaoban.model.Decision;
import org.giaoban.model.FindingCode;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.model.Text;
import org.giaoban.outbox.Delivered;
import org.giaoban.outbox.MailTaken;
import org.giaoban.step.RunOptions;
import org.giaoban.store.DerivedFiles;
import org.giaoban.store.DerivedFiles.Derived;
import org.giaoban.store.DerivedFiles.Kind;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * The summary printed at the end of a run: completeness of each period, submissions returned and missing, documents made,
 * and what the person has to do next.
 */
final class Summary {

    private static final int LISTED = 20;

    /** A unit that sent a submission that was not expected, so that it was returned. */
    private record Unasked(Period period, OrgUnit unit) {}

    private final Workspace workspace;
    private final RunLog log;
    private final List<Completeness> completeness;
    private final List<Completeness> dueNext;
    private final List<String> refused;
    private final List<Unasked> unasked;
    private final List<FileFinding> leftOut;
    private final List<FileFinding> gone;
    /** Files that count although their paths name another unit or period. */
    private final List<FileFinding> contradicted;
    /** Files whose figures are the sums of those of the units below. */
    private final List<FileFinding> countedTwice;

    private final Changed changed;
    private final List<Derived> files;
    private Delivered delivered = Delivered.NOTHING;
    /** Paths of the feedback files that need no person to reach their senders. */
    private Set<String> answered = Set.of();

    private MailTaken mail = MailTaken.NOTHING;

    /** Closings since which the templates, or the units and targets, have changed. */
    private record Changed(List<Decision> templates, List<Decision> units) {}

    private Summary(
            Workspace workspace,
            Catalogue catalogue,
            RunOptions options,
            RunLog log,
            List<Completeness> completeness,
            List<Completeness> dueNext,
            List<FileFinding> findings,
            Changed changed,
            List<Derived> files) {
        this.workspace = workspace;
        this.log = log;
        this.completeness = completeness;
        this.dueNext = dueNext;
        this.refused = findings.stream()
                .filter(f -> f.period().isEmpty() || f.unit().isEmpty() || isOfOtherKind(f))
                .filter(f -> !f.isLeftOut() && !f.isGone())
                .map(FileFinding::file)
                .distinct()
                .toList();
        this.unasked = findings.stream()
                .filter(f -> f.finding().code().equals(FindingCode.UNIT_NOT_ASKED.id()))
                .filter(f -> options.covers(f.period().orElseThrow()))
                .map(f -> new Unasked(
                        f.period().orElseThrow(),
                        catalogue.units().find(f.unit().orElseThrow()).orElseThrow()))
                .filter(one -> completeness.stream().noneMatch(s -> isFinal(s, one, catalogue)))
                .distinct()
                .toList();
        this.leftOut = findings.stream().filter(FileFinding::isLeftOut).toList();
        this.gone = list(findings, options, FileFinding::isGone);
        this.contradicted = list(findings, options, f -> f.isContradictedByPath() && f.counts());
        this.countedTwice = list(findings, options, f -> f.isCountedTwice() && f.counts());
        this.changed = changed;
        this.files = files;
    }

    /** Lists the findings of a kind in the periods that the run covers. */
    private static List<FileFinding> list(List<FileFinding> findings, RunOptions options, Predicate<FileFinding> kind) {
        return findings.stream()
                .filter(kind)
                .filter(f -> options.covers(f.period().orElseThrow()))
                .toList();
    }

    /** Reads what the run left in the database. */
    static Summary of(Workspace workspace, Catalogue catalogue, DataSource source, RunOptions options, RunLog log) {
        Snapshots snapshots = Snapshots.read(source, catalogue);
        List<FileFinding> findings = SubmissionFindings.read(source, snapshots).list();
        List<Completeness> completeness = Completeness.list(source, snapshots).stream()
                .filter(one -> options.covers(one.period()))
                .toList();
        String templates = Hashes.ofTemplates(workspace);
        Changed changed = new Changed(
                listOthers(snapshots, options, d -> differs(d.mark().templates(), () -> templates)),
                listOthers(snapshots, options, d -> differs(d.mark().units(), () -> catalogue.hashOf(d.period()))));
        return new Summary(
                workspace,
                catalogue,
                options,
                log,
                completeness,
                Completeness.listDueNext(Completeness.listWithCurrent(source, snapshots), options.date()),
                findings,
                changed,
                DerivedFiles.read(workspace, source).list());
    }

    private static boolean differs(Optional<String> then, Supplier<String> now) {
        return then.filter(hash -> !now.get().startsWith(hash)).isPresent();
    }

    /** Lists the closings of periods whose documents may differ from those handed out. */
    private static List<Decision> listOthers(Snapshots snapshots, RunOptions options, Predicate<Decision> isOther) {
        return snapshots.decisions().listStandingClosings(options::covers).stream()
                .filter(isOther)
                .toList();
    }

    private static boolean isFinal(Completeness one, Unasked unasked, Catalogue catalogue) {
        return one.state() == PeriodState.CLOSED
                && one.period().equals(unasked.period())
                && one.authority()
                        .code()
                        .equals(catalogue.units().getRoot(unasked.unit().code()).code());
    }

    /** True if the file's period is not of its form's period type; its feedback is then in no period's folder. */
    private static boolean isOfOtherKind(FileFinding found) {
        return found.finding().code().equals(FindingCode.WRONG_PERIOD_TYPE.id());
    }

    private long documents() {
        return files.stream()
                .filter(file -> Set.of(Kind.REPORT, Kind.PAGE, Kind.TEXT_DOCUMENT, Kind.SLIDES)
                        .contains(file.kind()))
                .count();
    }

    /** Adds what became of the deliveries after the run. */
    void add(Delivered made) {
        delivered = made;
        addAnswered(made.answered());
    }

    /** Adds the paths of the feedback files that need no person to reach their senders. */
    void addAnswered(Set<String> paths) {
        answered = Set.copyOf(paths);
    }

    /** True if deliveries were made or wait, so that the next run may tell something else. */
    boolean hasDeliveries() {
        return delivered.sent() > 0 || delivered.waiting() > 0 || delivered.wantsPerson();
    }

    /** Adds what the look into the mailbox before the run came to. */
    void add(MailTaken taken) {
        mail = taken;
    }

    /**
     * Returns what the run tells at its end.
     *
     * @param databaseBytes size of the database
     */
    RunResult result(long databaseBytes) {
        Text text = new Text(text(new Messages(Text.VIETNAMESE)), text(new Messages(Locale.ENGLISH)));
        return new RunResult(log, new Standing(wantsPerson(), numbers(databaseBytes), text, facts()));
    }

    private RunNumbers numbers(long databaseBytes) {
        Map<String, Long> submissions = new LinkedHashMap<>();
        for (State state : List.of(State.ACCEPTED, State.RETURNED, State.MISSING)) {
            submissions.put(
                    state.name().toLowerCase(Locale.ROOT),
                    completeness.stream().mapToLong(one -> one.count(state)).sum());
        }
        submissions.put("refused", (long) refused.size());
        long missing = completeness.stream()
                .filter(one -> one.state() != PeriodState.CLOSED)
                .flatMap(one -> one.list(State.MISSING).stream())
                .map(status -> status.unit().code())
                .distinct()
                .count();
        return new RunNumbers(
                due(),
                log.millisOfSteps(),
                submissions,
                missing,
                documents(),
                log.getDocumentsWritten(),
                databaseBytes,
                delivered.waiting());
    }

    private @Nullable Due due() {
        return dueNext.stream()
                .map(one -> new Due(
                        one.due().plusDays(1).atStartOfDay(workspace.zone()).toEpochSecond(),
                        one.count(State.ACCEPTED) + one.count(State.RETURNED),
                        one.count(State.MISSING)))
                .reduce((a, b) -> new Due(a.endSecond(), a.received() + b.received(), a.missing() + b.missing()))
                .orElse(null);
    }

    /** True if submissions were returned or are missing, or files wait for a person. */
    boolean wantsPerson() {
        return !refused.isEmpty()
                || !unasked.isEmpty()
                || !leftOut.isEmpty()
                || !gone.isEmpty()
                || !countedTwice.isEmpty()
                || delivered.wantsPerson()
                || !mail.fault().isEmpty()
                || completeness.stream().anyMatch(Completeness::wantsPerson);
    }

    private Map<String, Object> facts() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("documents", documents());
        object.put("answers", answers().map(Derived::path).toList());
        object.put(
                "answers_to_send",
                answers().filter(this::isToBeSent).map(Derived::path).toList());
        object.put("wants_person", wantsPerson());
        object.put("refused", refused);
        object.put("unsettled", leftOut.stream().map(FileFinding::file).toList());
        object.put("gone", gone.stream().map(FileFinding::file).toList());
        object.put(
                "other_templates",
                changed.templates().stream()
                        .map(d -> d.period().id())
                        .distinct()
                        .toList());
        object.put(
                "other_units",
                changed.units().stream().map(d -> d.period().id()).distinct().toList());
        object.put("deliveries_sent", delivered.sent());
        object.put("deliveries_waiting", delivered.waiting());
        object.put("deliveries_past", delivered.later().isPresent());
        object.put("mails_taken", mail.taken());
        object.put("mails_waiting", mail.waiting().size());
        object.put("periods", completeness.stream().map(Summary::json).toList());
        return object;
    }

    static Map<String, Object> json(Completeness one) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("period", one.period().id());
        object.put("office", one.authority().code());
        object.put("form", one.form().code());
        object.put("state", one.state().id());
        object.put("due", one.due().toString());
        object.put("expected", ReportingRate.of(one.statuses()).expected());
        for (State state : State.values()) {
            object.put(
                    state.name().toLowerCase(Locale.ROOT),
                    state == State.ACCEPTED
                            ? one.count(state)
                            : one.list(state).stream()
                                    .map(status -> status.unit().code())
                                    .toList());
        }
        return object;
    }

    private String text(Messages messages) {
        StringBuilder text = new StringBuilder();
        Lines lines = line -> text.append(line).append('\n');
        if (completeness.isEmpty() && refused.isEmpty() && leftOut.isEmpty() && gone.isEmpty()) {
            lines.add(messages.get("none", workspace.show(workspace.submissions())));
            return text.toString();
        }
        completeness.forEach(one -> lines.add("  " + line(messages, one)));
        List<Completeness> open = completeness.stream()
                .filter(one -> one.state() != PeriodState.CLOSED)
                .toList();
        addReturned(messages, open, lines);
        boolean hasWarned = addWarned(messages, open, lines);
        addMissing(messages, open, lines);
        addAll(messages, refused, file -> messages.get("refused", file, "output/refused/"), lines);
        addAll(messages, leftOut, f -> messages.get("left-out-" + f.finding().code(), f.file()), lines);
        addAll(
                messages,
                gone,
                f -> messages.get(f.finding().code(), f.period().orElseThrow().id(), f.file()),
                lines);
        addAll(
                messages,
                contradicted,
                f -> messages.get(
                        f.finding().code(),
                        f.period().orElseThrow().id(),
                        f.file(),
                        f.finding().found(),
                        said(f)),
                lines);
        addAll(
                messages,
                countedTwice,
                f -> messages.get(
                        f.finding().code(),
                        f.period().orElseThrow().id(),
                        f.file(),
                        f.unit().orElseThrow()),
                lines);
        addAll(
                messages,
                changed.templates(),
                d -> messages.get(
                        "other-templates", d.period().id(), d.mark().templates().orElse("")),
                lines);
        addAll(
                messages,
                changed.units(),
                d -> messages.get("other-units", d.period().id()),
                lines);
        new DeliveryText(messages).list(mail).forEach(lines::add);
        new DeliveryText(messages).list(delivered).forEach(lines::add);
        lines.add(messages.get("where", workspace.output().toString()));
        lines.add(messages.get(next(hasWarned), workspace.show(workspace.submissions())));
        return text.toString();
    }

    /** Returns the key of what there is to do next. */
    private String next(boolean hasWarned) {
        if (!wantsPerson()) {
            return hasWarned ? "next-answers" : "next-none";
        }
        if (answers().anyMatch(this::isToBeSent)) {
            return "next";
        }
        boolean isAwaited = !refused.isEmpty()
                || !unasked.isEmpty()
                || completeness.stream().anyMatch(Completeness::wantsPerson);
        return isAwaited ? "next-answered" : "next-above";
    }

    /** True for a feedback file that only a person brings to its sender. */
    private boolean isToBeSent(Derived answer) {
        return !answered.contains(answer.path());
    }

    /** The unit or period in the file, where its path names another one. */
    private static String said(FileFinding contradicted) {
        var values = contradicted.finding().values();
        return values.getOrDefault("unit", values.getOrDefault("period", ""));
    }

    interface Lines {
        void add(String line);
    }

    private static String line(Messages messages, Completeness one) {
        long expected = ReportingRate.of(one.statuses()).expected();
        long returned = one.count(State.RETURNED);
        long missing = one.count(State.MISSING);
        return messages.get(
                "period-line",
                one.period().id(),
                one.authority().name(),
                one.count(State.ACCEPTED),
                expected,
                (returned > 0 ? messages.get("period-returned", returned) : "")
                        + (missing > 0 ? messages.get("period-missing", missing) : ""));
    }

    private void addReturned(Messages messages, List<Completeness> open, Lines lines) {
        List<SubmissionStatus> returned =
                open.stream().flatMap(s -> s.list(State.RETURNED).stream()).toList();
        addAll(messages, returned, a -> answer(messages, "returned", a.period(), a.unit(), a.reason()), lines);
        addAll(
                messages,
                open.stream().flatMap(s -> s.listOutdated().stream()).toList(),
                a -> answer(messages, "outdated", a.period(), a.unit(), a.reason()),
                lines);
        addAll(
                messages,
                unasked,
                u -> answer(messages, "returned", u.period(), u.unit(), FindingCode.UNIT_NOT_ASKED.id()),
                lines);
    }

    /** Says why a submission was returned, and what becomes of the answer to its sender. */
    private String answer(Messages messages, String key, Period period, OrgUnit unit, String reason) {
        Optional<Derived> file = findAnswer(period, unit);
        boolean isSent = file.isPresent() && !isToBeSent(file.get());
        return messages.get(
                isSent ? key + "-answered" : key,
                period.id(),
                unit.name(),
                reason,
                file.map(Derived::path).orElse(folder(period)));
    }

    /** Returns the feedback workbooks of the run's periods, and those on files whose period is unknown. */
    private Stream<Derived> answers() {
        return files.stream()
                .filter(file -> file.kind() == Kind.FEEDBACK)
                .filter(file -> file.period().isEmpty()
                        || completeness.stream().anyMatch(s -> file.period().equals(Optional.of(s.period()))));
    }

    private static String folder(Period period) {
        return "output/" + period.id() + "/returned/";
    }

    private Optional<Derived> findAnswer(Period period, OrgUnit unit) {
        return answers()
                .filter(file ->
                        file.period().equals(Optional.of(period)) && file.unit().equals(Optional.of(unit.code())))
                .findFirst();
    }

    /** Counts the feedback workbooks on submissions that were accepted and that a person has to send; true if there are any. */
    private boolean addWarned(Messages messages, List<Completeness> open, Lines lines) {
        Set<Derived> told = Stream.concat(
                        open.stream()
                                .flatMap(s -> Stream.concat(s.list(State.RETURNED).stream(), s.listOutdated().stream()))
                                .flatMap(a -> findAnswer(a.period(), a.unit()).stream()),
                        unasked.stream().flatMap(u -> findAnswer(u.period(), u.unit()).stream()))
                .collect(Collectors.toSet());
        Map<Period, Long> warned = answers()
                .filter(file -> file.period().isPresent() && !told.contains(file) && isToBeSent(file))
                .collect(Collectors.groupingBy(
                        file -> file.period().orElseThrow(), TreeMap::new, Collectors.counting()));
        addAll(
                messages,
                List.copyOf(warned.entrySet()),
                entry -> messages.get("warned", entry.getValue(), folder(entry.getKey())),
                lines);
        return !warned.isEmpty();
    }

    static void addMissing(Messages messages, List<Completeness> open, Lines lines) {
        List<Completeness> lacking =
                open.stream().filter(s -> s.count(State.MISSING) > 0).toList();
        addAll(
                messages,
                lacking,
                s -> messages.get(
                        "missing",
                        s.period().id(),
                        s.list(State.MISSING).stream().map(a -> a.unit().name()).collect(Collectors.joining(", "))),
                lines);
    }

    private static <T> void addAll(Messages messages, List<T> items, Function<T, String> say, Lines lines) {
        items.stream().limit(LISTED).map(say).forEach(lines::add);
        if (items.size() > LISTED) {
            lines.add(messages.get("more", items.size() - LISTED));
        }
    }
}
