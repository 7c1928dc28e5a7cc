package org.giaoban.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.intake.MailRow.Event;
import org.giaoban.mail.ArrivedMail;
import org.giaoban.mail.Mailbox;
import org.giaoban.mail.Mailbox.Place;
import org.giaoban.mail.MailboxException;
import org.giaoban.office.Intake;
import org.giaoban.office.Office;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mail in: puts the workbooks of units into the drop folder and enters each mail in the ledger. What is new is known from
 * the ledger alone, so it does not matter whether a person has read a mail before. The caller holds the {@link WorkspaceLock}.
 */
public final class MailIntake {

    private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);

    /** So many mails are looked at before others get the workspace; the next look takes the rest. */
    private static final int MOST_MAILS = 500;

    private static final int MAIL_ID_LENGTH = 32;
    private static final int SHORT = 8;

    private final Workspace workspace;
    private final Intake settings;
    private final String ownAddress;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Predicate<String> isOwn;
    private final MailLedger ledger;
    private final Senders senders;

    /** @param isOwn true for the Message-IDs of messages that this office has sent */
    public MailIntake(Workspace workspace, Office office, Catalogue catalogue, Clock clock, Predicate<String> isOwn) {
        this.workspace = workspace;
        this.settings = office.intake();
        this.ownAddress = office.mail().from().toLowerCase(Locale.ROOT);
        this.catalogue = catalogue;
        this.clock = clock;
        this.isOwn = isOwn;
        this.ledger = MailLedger.read(workspace);
        this.senders = new Senders(catalogue.units(), LocalDate.now(clock));
    }

    /**
     * Takes in what is new in the mailbox.
     *
     * @param isStopped asked before each mail
     * @return number of mails that were taken in
     * @throws MailboxException if the mailbox cannot be read; what was taken in before stays taken in
     */
    public int take(BooleanSupplier isStopped) throws MailboxException {
        clear(workspace.mailAnswers());
        try (Mailbox mailbox = Mailbox.open(workspace, settings)) {
            if (ledger.rows().isEmpty()) {
                ledger.append(row(Event.BEGUN, "", "", MailRow.Head.NONE, "", List.of(), ""));
            }
            Instant since = firstDay().atStartOfDay(workspace.zone()).toInstant();
            Map<Place, ArrivedMail> mails = mailbox.list(since);
            Set<String> places = mails.keySet().stream().map(Place::id).collect(Collectors.toSet());
            ledger.listWaiting().stream()
                    .filter(row -> !places.contains(row.place()))
                    .forEach(row -> ledger.append(again(row, Event.GONE)));
            int taken = 0;
            int looked = 0;
            for (Map.Entry<Place, ArrivedMail> each : mails.entrySet()) {
                Look look = new Look(mailbox, each.getKey().id(), each.getValue(), since);
                if (look.isDue()) {
                    if (isStopped.getAsBoolean() || ++looked > MOST_MAILS) {
                        break;
                    }
                    taken += look.take();
                }
            }
            return taken;
        }
    }

    /** Removes the feedback that went out with earlier answers. */
    private static void clear(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalDate firstDay() {
        return settings.findSince()
                .orElseGet(() -> ledger.rows()
                        .get(0)
                        .time()
                        .atZoneSameInstant(workspace.zone())
                        .toLocalDate());
    }

    private MailRow row(
            Event event,
            String place,
            String mail,
            MailRow.Head head,
            String unit,
            List<ArrivedFile> files,
            String reason) {
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        return new MailRow(now, event, place, mail, head, unit, files, reason);
    }

    private MailRow again(MailRow row, Event event) {
        return row(event, row.place(), row.mail(), row.head(), row.unit(), List.of(), row.reason());
    }

    /** A look at one mail of the mailbox. */
    private final class Look {

        private final Mailbox mailbox;
        private final String place;
        private final ArrivedMail mail;
        private final Instant since;
        private final Optional<MailRow> before;

        Look(Mailbox mailbox, String place, ArrivedMail mail, Instant since) {
            this.mailbox = mailbox;
            this.place = place;
            this.mail = mail;
            this.since = since;
            this.before = ledger.find(place);
        }

        /** True for mail that is new, that was released, whose sender has become a unit's, or that has to be deleted. */
        boolean isDue() {
            if (before.isEmpty()) {
                return true;
            }
            MailRow row = before.get();
            return switch (row.event()) {
                case RELEASED, DELETED -> true;
                case WAITS ->
                    isDeleted() || !senders.listUnits(row.head().sender()).isEmpty();
                default -> false;
            };
        }

        private boolean isDeleted() {
            return settings.others() == Intake.Others.DELETE;
        }

        private boolean isReleased() {
            return before.filter(row -> row.event() == Event.RELEASED).isPresent();
        }

        /**
         * Takes the mail in if it is to be taken in, and returns how many were. What goes wrong with one mail keeps no other
         * from being taken in, and is tried again by the next look.
         */
        int take() throws MailboxException {
            try {
                if (before.filter(row -> row.event() == Event.DELETED).isPresent()) {
                    mailbox.delete(mail);
                    return 0;
                }
                Optional<ArrivedMail.Head> head = mail.readHead();
                return head.isPresent() ? take(head.get()) : 0;
            } catch (MailboxException e) {
                if (!mailbox.isOpen()) {
                    throw e;
                }
                LOG.warn("mail {} cannot be read now: {}", place, e.reason());
                return 0;
            }
        }

        private int take(ArrivedMail.Head head) throws MailboxException {
            MailRow.Head shown = new MailRow.Head(head.sender(), head.messageId(), head.subject());
            List<String> units = senders.listUnits(head.sender());
            if (head.received().isBefore(since)) {
                ledger.append(row(Event.EARLIER, place, "", shown, "", List.of(), ""));
            } else if (!reason(head).isEmpty()) {
                ledger.append(row(Event.AUTOMATIC, place, "", shown, "", List.of(), reason(head)));
            } else if (!units.isEmpty() || isReleased()) {
                return takeFiles(head, shown, units);
            } else if (isDeleted()) {
                ledger.append(row(Event.DELETED, place, "", shown, "", List.of(), ""));
                mailbox.delete(mail);
            } else {
                ledger.append(row(Event.WAITS, place, number(shown), shown, "", List.of(), ""));
            }
            return 0;
        }

        /** Returns why nobody is to be answered; empty if a person wrote the mail. */
        private String reason(ArrivedMail.Head head) {
            if (!head.automatic().isEmpty()) {
                return head.automatic();
            }
            if (head.sender().equals(ownAddress)) {
                return "From: " + head.sender();
            }
            return isOwn.test(head.messageId()) ? "Message-ID: " + head.messageId() : "";
        }

        /** Returns a number by which people name the mail. */
        private String number(MailRow.Head shown) {
            return Hashes.ofText(place + "\n" + shown.sender() + "\n" + shown.messageId())
                    .substring(0, SHORT);
        }

        private int takeFiles(ArrivedMail.Head head, MailRow.Head shown, List<String> units) throws MailboxException {
            List<ArrivedMail.Attached> attached = new ArrayList<>();
            Optional<ArrivedFile.Result> fault = read(head, attached);
            String id = id(head, attached);
            if (ledger.isTaken(id)) {
                ledger.append(row(Event.AGAIN, place, id, shown, "", List.of(), ""));
                return 0;
            }
            MailFiles files = new MailFiles(
                    workspace,
                    catalogue,
                    unit -> isReleased() && units.isEmpty() || senders.maySubmit(head.sender(), unit),
                    units.stream().findFirst());
            List<ArrivedFile> all = fault.map(result -> List.of(ArrivedFile.notTaken(result, head.subject())))
                    .orElseGet(() -> files.put(attached, head.received(), id.substring(0, SHORT)));
            ledger.append(row(
                    Event.TAKEN, place, id, shown, units.stream().findFirst().orElse(""), all, ""));
            mailbox.markRead(mail);
            return 1;
        }

        /** Reads the files of the mail; returns why none of it can be read. */
        private Optional<ArrivedFile.Result> read(ArrivedMail.Head head, List<ArrivedMail.Attached> files)
                throws MailboxException {
            if (head.size() > ArrivedMail.MOST_BYTES) {
                return Optional.of(ArrivedFile.Result.TOO_LARGE);
            }
            try {
                files.addAll(mail.readFiles());
                return Optional.empty();
            } catch (IOException e) {
                if (!mailbox.isOpen()) {
                    throw new MailboxException(e);
                }
                LOG.warn("mail {} is not what mails are: {}", place, e.getMessage());
                return Optional.of(ArrivedFile.Result.UNREADABLE);
            }
        }

        /** Returns the same for a mail that arrives by two ways, and another for two mails with one Message-ID. */
        private static String id(ArrivedMail.Head head, List<ArrivedMail.Attached> files) {
            StringBuilder all =
                    new StringBuilder(String.join("\n", head.sender(), head.messageId(), head.date(), head.subject()));
            files.forEach(file -> all.append('\n')
                    .append(file.name())
                    .append('\n')
                    .append(file.bytes().map(Hashes::ofBytes).orElse("")));
            return Hashes.ofText(all.toString()).substring(0, MAIL_ID_LENGTH);
        }
    }
}
