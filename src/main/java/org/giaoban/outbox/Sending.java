package org.giaoban.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.giaoban.mail.Carrier;
import org.giaoban.mail.Envelope;
import org.giaoban.mail.Letter;
import org.giaoban.mail.UndeliveredException;
import org.giaoban.model.OperatorError;
import org.giaoban.office.Office;
import org.giaoban.outbox.SentRow.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends deliveries one after another and enters each in the ledger: the intent before, the outcome after. */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Office office;
    private final SentLedger ledger;
    private final Carrier carrier;
    private final Sealing sealing;
    private final Clock clock;
    private final LocalDate day;
    private @Nullable String unreachable;
    private int sent;

    Sending(Office office, SentLedger ledger, Carrier carrier, Sealing sealing, Clock clock, LocalDate day) {
        this.office = office;
        this.ledger = ledger;
        this.carrier = carrier;
        this.sealing = sealing;
        this.clock = clock;
        this.day = day;
    }

    /**
     * Returns the number of deliveries that were made.
     *
     * @param isStopped asked before each delivery
     */
    int send(List<Due> due, BooleanSupplier isStopped) {
        due.stream()
                .takeWhile(one -> !isStopped.getAsBoolean())
                .filter(one -> ledger.get(one.topic(), one.recipient()).isTried())
                .forEach(this::send);
        return sent;
    }

    private void send(Due due) {
        Standing standing = ledger.get(due.topic(), due.recipient());
        if (!connect()) {
            if (!due.note().isEmpty() && standing.findIntent().isEmpty()) {
                add(due, Event.INTENT, messageId(due, standing), due.note());
            }
            add(due, Event.DEFERRED, messageId(due, standing), String.valueOf(unreachable));
            return;
        }
        Optional<Letter> letter = compose(due, standing);
        if (letter.isPresent()) {
            carry(due, standing, letter.get());
        }
    }

    /** Connects again after each loss, but asks a server that does not answer only once. */
    private boolean connect() {
        if (unreachable != null) {
            return false;
        }
        try {
            carrier.open();
            return true;
        } catch (UndeliveredException e) {
            unreachable = e.reason();
            return false;
        }
    }

    /** Composes the letter; one that must not be sent is entered as held, once for each reason. */
    private Optional<Letter> compose(Due due, Standing standing) {
        String objection;
        try {
            Letter letter = due.letter().get();
            if (letter.objection().isEmpty()) {
                // an attempt is sealed at the time of the first one, so that the message stays the same
                return Optional.of(sealing.seal(
                        letter, standing.findIntent().map(SentRow::time).orElseGet(this::now)));
            }
            objection = letter.objection();
        } catch (OperatorError e) {
            objection = e.faults().stream()
                    .map(fault -> fault.where() + ": " + fault.what().in(office.locale()))
                    .collect(Collectors.joining("; "));
        } catch (RuntimeException e) {
            LOG.error("a letter could not be composed: {}", due.topic(), e);
            objection = e.toString();
        }
        String reason = objection;
        boolean isKnown = standing.last()
                .filter(row -> row.event() == Event.HELD && row.reason().equals(reason))
                .isPresent();
        if (!isKnown) {
            add(due, Event.HELD, messageId(due, standing), reason);
        }
        return Optional.empty();
    }

    private void carry(Due due, Standing standing, Letter letter) {
        String id = messageId(due, standing);
        SentRow intent = add(due, Event.INTENT, id, due.note());
        OffsetDateTime begun = standing.findIntent().orElse(intent).time();
        try {
            carrier.send(new Envelope(office, due.fileName(), due.recipient(), id, begun), letter);
            add(due, Event.SENT, id, "");
            sent++;
        } catch (UndeliveredException e) {
            boolean isRefused = e.kind() == UndeliveredException.Kind.REFUSED;
            add(due, isRefused ? Event.FAILED : Event.DEFERRED, id, e.reason());
        }
    }

    private String messageId(Due due, Standing standing) {
        return standing.findIntent().map(SentRow::messageId).orElseGet(() -> due.messageId(office));
    }

    private SentRow add(Due due, Event event, String id, String reason) {
        SentRow row = new SentRow(now(), day, event, due.topic(), due.recipient(), due.figures(), id, reason);
        ledger.append(row);
        return row;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    }
}
