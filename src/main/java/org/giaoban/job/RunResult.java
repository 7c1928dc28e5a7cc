package org.giaoban.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.giaoban.model.Text;
import org.giaoban.workspace.Messages;
import tools.jackson.databind.json.JsonMapper;

/** What a run tells at its end: what it did, and the state of the office's work after it. */
public record RunResult(RunLog log, Standing standing) {

    /**
     * The state of the office's work.
     *
     * @param wantsPerson true if submissions were returned or are missing, or files wait for a person
     * @param numbers what metrics give to other programs
     * @param text what people read
     * @param json what programs read, by its name in JSON
     */
    public record Standing(boolean wantsPerson, RunNumbers numbers, Text text, Map<String, Object> json) {}

    /** Returns what a run tells that found nothing to do. */
    public static RunResult ofNothing(RunLog log, Standing standing) {
        return new RunResult(
                log, new Standing(standing.wantsPerson, standing.numbers.ofNothing(log), standing.text, standing.json));
    }

    /** Returns what people read: what the run did, and what there is to do now. */
    public String text(Messages messages) {
        long written = log.getDocumentsWritten();
        return messages.get(
                        "made",
                        log.seconds(),
                        log.getFilesRead(),
                        written,
                        Math.max(0, standing.numbers.documents() - written))
                + "\n"
                + standing.text.in(messages.locale());
    }

    /** Returns what programs read: one JSON object in one line. */
    public String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("run", log.run());
        object.put("edition", log.edition());
        object.put("read", log.getFilesRead());
        object.put("written", log.getDocumentsWritten());
        object.putAll(standing.json);
        return JsonMapper.shared().writeValueAsString(object);
    }

    public boolean wantsPerson() {
        return standing.wantsPerson;
    }
}
