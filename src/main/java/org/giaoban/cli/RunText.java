package org.giaoban.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.giaoban.job.LastRun;
import org.giaoban.job.LastRun.Outcome;
import org.giaoban.job.NextRun;
import org.giaoban.workspace.Messages;

/** Says in words, and as JSON, when the last run was and how it ended. */
public final class RunText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Messages messages;
    private final ZoneId zone;

    public RunText(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    public Messages messages() {
        return messages;
    }

    /** Returns a time in a zone, to the second. */
    static String show(OffsetDateTime time, ZoneId zone) {
        return TIME.format(time.atZoneSameInstant(zone));
    }

    /** Returns a time in the office's zone, to the second. */
    private String show(Instant time) {
        return TIME.format(time.atZone(zone));
    }

    /** Returns one sentence about the run, and why it failed. */
    public String of(LastRun run) {
        OffsetDateTime ended = run.ended();
        return messages.get(
                "last-" + id(run.outcomeNow()),
                run.date(),
                show(run.started(), zone),
                ended == null ? "" : show(ended, zone),
                String.valueOf(run.worker().process()),
                run.message());
    }

    /** Returns one sentence about what {@code serve} will do next. */
    public String of(NextRun next) {
        return messages.get(
                "next-" + next.reason().id(), next.at().map(this::show).orElse(""));
    }

    /** Returns the run with the same facts for other programs. */
    public static Map<String, Object> json(LastRun run) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("date", run.date());
        object.put("outcome", id(run.outcomeNow()));
        object.put("started", run.started().toString());
        OffsetDateTime ended = run.ended();
        object.put("ended", ended == null ? null : ended.toString());
        object.put("message", run.message());
        object.put(
                "last_success",
                run.findSuccess().map(success -> success.ended().toString()).orElse(null));
        return object;
    }

    private static String id(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
