package org.giaoban.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.intake.MailIntake;
import org.giaoban.intake.MailLedger;
import org.giaoban.intake.MailRow;
import org.giaoban.mail.Carrier;
import org.giaoban.mail.MailboxException;
import org.giaoban.office.Mail.Transport;
import org.giaoban.office.Office;
import org.giaoban.outbox.SentRow.Event;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;

/**
 * The deliveries of a workspace. They follow a run and are no step of it: what a run makes is a function of the input, what has
 * been sent is not, and a run does not fail because a server does. Who sends holds the {@link WorkspaceLock}.
 *
 * <p>A delivery is due as long as the state of the office asks for it and the ledger does not say that it was sent. So nothing
 * has to be kept between runs but the ledger, and a rebuild, a kill or another version of the program sends nothing again.
 */
public final class Outbox {

    private final Workspace workspace;
    private final Office office;
    private final Clock clock;
    private final BooleanSupplier isStopped;
    private final int patienceMillis;

    public Outbox(Workspace workspace, Office office, Clock clock) {
        this(workspace, office, clock, () -> false, Carrier.PATIENCE_MILLIS);
    }

    /** @param isStopped true if the delivery at work is to be the last one; what is left waits */
    public Outbox(Workspace workspace, Office office, Clock clock, BooleanSupplier isStopped) {
        this(workspace, office, clock, isStopped, Carrier.PATIENCE_MILLIS);
    }

    /** @param patienceMillis how long to wait for each answer of a mail server */
    Outbox(Workspace workspace, Office office, Clock clock, BooleanSupplier isStopped, int patienceMillis) {
        this.workspace = workspace;
        this.office = office;
        this.clock = clock;
        this.isStopped = isStopped;
        this.patienceMillis = patienceMillis;
    }

    /** True if the office delivers anything. */
    public boolean isUsed() {
        return !office.listRules().isEmpty() || office.intake().isUsed();
    }

    /** Returns why deliveries are held here; empty if they may go out. */
    public Optional<Hold> findHold() {
        return isUsed() ? findHold(SentLedger.read(workspace)) : Optional.empty();
    }

    /** A first release is implied where nothing leaves the machine. */
    private Optional<Hold> findHold(SentLedger ledger) {
        Optional<SentRow> release = ledger.findRelease();
        if (release.isEmpty()) {
            return office.mail().transport() == Transport.FILE
                    ? Optional.empty()
                    : Optional.of(new Hold(Hold.Cause.UNRELEASED, ""));
        }
        Place here = Place.of(workspace, office.mail());
        return release.filter(row -> !row.figures().equals(here.hash()))
                .map(row -> new Hold(cause(row, here), row.reason()));
    }

    private static Hold.Cause cause(SentRow release, Place here) {
        if (release.figures().isEmpty()) {
            return Hold.Cause.RESTORED;
        }
        return release.reason().equals(here.shown()) ? Hold.Cause.CHANGED : Hold.Cause.ELSEWHERE;
    }

    /**
     * Lets deliveries go out from this machine and place.
     *
     * @param day business date of the last run
     */
    public void release(LocalDate day) {
        release(SentLedger.read(workspace), day);
    }

    private void release(SentLedger ledger, LocalDate day) {
        Place place = Place.of(workspace, office.mail());
        ledger.append(SentRow.release(now(), day, place.hash(), place.shown()));
    }

    /**
     * Gives each delivery that waits its attempts again, those that were refused too.
     *
     * @param day as for {@link #release}
     * @return number of these deliveries
     */
    public int retry(LocalDate day) {
        SentLedger ledger = SentLedger.read(workspace);
        List<Standing> open = ledger.listOpen();
        open.forEach(standing -> ledger.append(after(standing, day, Event.RETRY)));
        return open.size();
    }

    /**
     * Makes the deliveries that are due after a run.
     *
     * @param source database of the run
     * @param isNothingToDo true if nothing waits for a person
     */
    public Delivered deliver(Catalogue catalogue, DataSource source, boolean isNothingToDo) {
        SentLedger ledger = SentLedger.read(workspace);
        if (!isUsed() && ledger.listOpen().isEmpty()) {
            return Delivered.NOTHING;
        }
        Worked worked = work(ledger, catalogue, source, isNothingToDo);
        Optional<Hold> hold = findHold(ledger);
        if (hold.isPresent()) {
            return worked.held(ledger, hold);
        }
        Optional<LocalDate> later = ledger.findLastRun().filter(worked.day()::isBefore);
        if (later.isPresent()) {
            return worked.ofThePast(ledger, later.get());
        }
        drop(ledger, worked);
        int sent = send(ledger, worked.due(), worked.day());
        return new Delivered(sent, ledger.listOpen(), Optional.empty(), List.of(), worked.withoutAddress())
                .withAnswered(worked.answered());
    }

    /**
     * Takes in what has arrived in the office's mailbox, and answers it. While deliveries are held, the mailbox is left alone:
     * it belongs to the workspace from which deliveries go out.
     */
    public MailTaken takeMail(Catalogue catalogue) {
        SentLedger ledger = SentLedger.read(workspace);
        if (!office.intake().isUsed() || findHold(ledger).isPresent()) {
            return MailTaken.NOTHING;
        }
        int taken = 0;
        String fault = "";
        try {
            taken = new MailIntake(workspace, office, catalogue, clock, ledger::isOwn).take(isStopped);
        } catch (MailboxException e) {
            fault = e.reason();
        }
        answer(ledger, catalogue);
        return new MailTaken(taken, fault, listWaitingMail());
    }

    /** Sends the answers to mails whose first or next attempt is due. */
    private void answer(SentLedger ledger, Catalogue catalogue) {
        Instant now = clock.instant();
        List<Due> due = new MailAnswersDue(workspace, office, catalogue)
                .list(MailLedger.read(workspace)).stream()
                        .filter(one -> isDue(ledger.get(one.topic(), one.recipient()), now))
                        .toList();
        if (!due.isEmpty()) {
            send(ledger, due, LocalDate.now(clock));
        }
    }

    private static boolean isDue(Standing standing, Instant now) {
        return standing.last()
                .filter(row -> row.event() == Event.DEFERRED)
                .map(row -> standing.findRetry().filter(at -> !at.isAfter(now)).isPresent())
                .orElse(!standing.isSent());
    }

    /** Has mails taken in that wait because their senders are no units: those of the numbers by which they are listed. */
    public void releaseMail(List<String> mails) {
        MailLedger.read(workspace).release(mails, now());
    }

    /** Lists the mails that wait because their senders are no units. */
    public List<MailRow> listWaitingMail() {
        return MailLedger.read(workspace).listWaiting();
    }

    /** Lists the deliveries that a call of {@link #deliver} would make, and makes none. */
    public Delivered plan(Catalogue catalogue, DataSource source) {
        SentLedger ledger = SentLedger.read(workspace);
        return work(ledger, catalogue, source, false).held(ledger, findHold(ledger));
    }

    /** Sends the notice that a run has failed; other deliveries stay as they are. */
    public Delivered deliverFailure(LocalDate day, String message) {
        List<Due> due = new NoticesDue(office).listOfFailure(day, message);
        SentLedger ledger = SentLedger.read(workspace);
        if (due.isEmpty() || findHold(ledger).isPresent()) {
            return Delivered.NOTHING;
        }
        return new Delivered(send(ledger, due, day), ledger.listOpen(), Optional.empty(), List.of(), List.of());
    }

    /** The deliveries that are due on a business date. */
    private record Worked(Facts facts, List<Due> due, AnswersDue answers, List<String> withoutAddress) {

        LocalDate day() {
            return facts.day();
        }

        /** Lists the feedback files of which the ledger now says that they need no person. */
        Set<String> answered() {
            return answers.listAnswered().stream().map(facts.workspace()::show).collect(Collectors.toUnmodifiableSet());
        }

        /** Nothing goes out after a run of a day before that of an earlier one: it would tell people what is no longer so. */
        Delivered ofThePast(SentLedger ledger, LocalDate later) {
            return held(ledger, Optional.empty()).ofThePast(later);
        }

        Delivered held(SentLedger ledger, Optional<Hold> hold) {
            List<Delivered.Held> held = due.stream()
                    .filter(one ->
                            ledger.get(one.topic(), one.recipient()).last().isEmpty())
                    .map(one -> new Delivered.Held(one.topic(), one.recipient()))
                    .toList();
            return new Delivered(0, ledger.listOpen(), hold, held, withoutAddress).withAnswered(answered());
        }
    }

    private Worked work(SentLedger ledger, Catalogue catalogue, DataSource source, boolean isNothingToDo) {
        Snapshots snapshots = Snapshots.read(source, catalogue);
        Facts facts = Facts.of(workspace, office, source, snapshots, ledger);
        LocalDate day = facts.day();
        Recipients recipients = new Recipients(catalogue.units(), office.mail().transport());
        List<Due> all = new ArrayList<>(new ReportsDue(facts, recipients).list());
        AnswersDue answers = AnswersDue.read(facts, recipients);
        all.addAll(answers.list());
        all.addAll(new UnitsDue(facts, recipients).list());
        all.addAll(new MailAnswersDue(workspace, office, catalogue).list(facts.mails()));
        NoticesDue notices = new NoticesDue(office);
        all.addAll(notices.listWaiting(ledger, day));
        if (isNothingToDo) {
            all.addAll(notices.listNothingToDo(day));
        }
        Map<String, Due> once = new LinkedHashMap<>();
        all.forEach(due -> once.putIfAbsent(key(due.topic(), due.recipient()), due));
        return new Worked(facts, List.copyOf(once.values()), answers, recipients.withoutAddress());
    }

    private static String key(Topic topic, String recipient) {
        return topic + " " + recipient;
    }

    /** Ends what waits and is no longer due: a reminder to a unit that has sent in meanwhile, figures that changed again. */
    private void drop(SentLedger ledger, Worked worked) {
        Set<String> due = new HashSet<>();
        worked.due().forEach(one -> due.add(key(one.topic(), one.recipient())));
        ledger.listOpen().stream()
                .filter(standing -> !due.contains(key(
                        standing.rows().get(0).topic(), standing.rows().get(0).recipient())))
                .forEach(standing -> ledger.append(after(standing, worked.day(), Event.DROPPED)));
    }

    private SentRow after(Standing standing, LocalDate day, Event event) {
        SentRow last = standing.last().orElseThrow();
        return new SentRow(
                now(), day, event, last.topic(), last.recipient(), last.figures(), last.messageId(), last.reason());
    }

    /** Makes deliveries that are not held; the first ones of a ledger are a release too. */
    private int send(SentLedger ledger, List<Due> due, LocalDate day) {
        if (ledger.findRelease().isEmpty()) {
            release(ledger, day);
        }
        try (Carrier carrier = Carrier.of(workspace, office, patienceMillis);
                Sealing sealing = new Sealing(workspace, office)) {
            return new Sending(office, ledger, carrier, sealing, clock, day).send(due, isStopped);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    }
}
