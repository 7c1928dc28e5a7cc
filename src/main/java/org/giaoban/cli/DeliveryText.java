package org.giaoban.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.intake.MailRow;
import org.giaoban.outbox.Delivered;
import org.giaoban.outbox.Hold;
import org.giaoban.outbox.MailTaken;
import org.giaoban.outbox.SentRow.Event;
import org.giaoban.outbox.Standing;
import org.giaoban.outbox.Topic;
import org.giaoban.workspace.Messages;

/** Says in words what became of deliveries. */
public final class DeliveryText {

    private static final int LISTED = 10;

    private final Messages messages;

    public DeliveryText(Messages messages) {
        this.messages = messages;
    }

    /** Lists the lines about deliveries; none if there is nothing to say. */
    public List<String> list(Delivered delivered) {
        List<String> lines = new ArrayList<>();
        if (delivered.sent() > 0) {
            lines.add(messages.get("deliver-sent", delivered.sent()));
        }
        List<Standing> stuck = delivered.listStuck();
        List<Standing> waiting = delivered.open().stream()
                .filter(standing -> !standing.isStuck())
                .toList();
        if (!waiting.isEmpty()) {
            String why = waiting.stream()
                    .map(Standing::reason)
                    .filter(reason -> !reason.isEmpty())
                    .findFirst()
                    .orElse("?");
            lines.add(messages.get("deliver-waiting", waiting.size(), why));
        }
        stuck.stream()
                .limit(LISTED)
                .forEach(standing -> lines.add(messages.get(
                        "deliver-stuck",
                        show(standing.rows().get(0).topic()),
                        standing.rows().get(0).recipient(),
                        standing.attempts(),
                        standing.reason())));
        if (stuck.size() > LISTED) {
            lines.add(messages.get("more", stuck.size() - LISTED));
        }
        delivered
                .later()
                .ifPresent(later -> lines.add(messages.get(
                        "deliver-past", later.toString(), delivered.held().size())));
        delivered
                .hold()
                .ifPresent(hold -> lines.add(messages.get(
                        "deliver-held-" + hold.cause().id(), delivered.held().size(), hold.place())));
        if (!delivered.withoutAddress().isEmpty()) {
            lines.add(messages.get("deliver-no-address", String.join(", ", delivered.withoutAddress())));
        }
        return lines;
    }

    /** Lists the lines about a look into the mailbox; none if there is nothing to say. */
    public List<String> list(MailTaken mail) {
        List<String> lines = new ArrayList<>();
        if (mail.taken() > 0) {
            lines.add(messages.get("intake-taken", mail.taken()));
        }
        if (!mail.fault().isEmpty()) {
            lines.add(messages.get("intake-failed", mail.fault()));
        }
        if (!mail.waiting().isEmpty()) {
            lines.add(messages.get("intake-waiting", mail.waiting().size()));
        }
        return lines;
    }

    /** Returns a row for a mail that waits because its sender is no unit. */
    List<String> row(MailRow mail) {
        return List.of(
                messages.get("intake-mail", mail.mail(), mail.head().subject()),
                mail.head().sender(),
                messages.get("deliver-state-mail"),
                messages.get("intake-no-unit"));
    }

    /** Returns the same facts for other programs. */
    static Map<String, Object> json(Delivered delivered) {
        return Map.of(
                "waiting",
                delivered.waiting(),
                "held",
                delivered.hold().map(hold -> hold.cause().id()).orElse(""),
                "held_for",
                delivered.hold().map(Hold::place).orElse(""),
                "stuck",
                delivered.listStuck().stream()
                        .map(standing -> Map.of(
                                "what", show(standing.rows().get(0).topic()),
                                "to", standing.rows().get(0).recipient(),
                                "attempts", standing.attempts(),
                                "reason", standing.reason()))
                        .toList());
    }

    private static String show(Topic topic) {
        return Stream.of(topic.what(), topic.unit(), topic.period(), topic.state(), topic.edition())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Returns a row of the table of deliveries. */
    List<String> row(Standing standing) {
        Topic topic = standing.rows().get(0).topic();
        Event event = standing.last().orElseThrow().event();
        String state = standing.isStuck() && event != Event.HELD && event != Event.FAILED
                ? "stuck"
                : event.name().toLowerCase(Locale.ROOT);
        return List.of(
                show(topic),
                standing.rows().get(0).recipient(),
                messages.get("deliver-state-" + state),
                standing.reason());
    }

    /** Returns a row for a delivery that has not been begun. */
    List<String> row(Delivered.Held held) {
        return List.of(show(held.topic()), held.recipient(), messages.get("deliver-state-due"), "");
    }
}
