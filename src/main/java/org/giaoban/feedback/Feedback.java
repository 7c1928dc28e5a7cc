package org.giaoban.feedback;

import java.util.Comparator;
import java.util.List;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.validate.Outcome;

/**
 * The feedback to a sender about one file.
 *
 * @param subject unit, period and file name, as the result sheet shows them
 * @param reason reason of the person who returned the submission; empty if nobody did
 * @param findings findings, the most severe first
 */
public record Feedback(String subject, Outcome outcome, String reason, List<Finding> findings) {

    public Feedback {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::effect).reversed())
                .toList();
    }

    /** True if the sender must correct the file and send it again. */
    boolean isReturned() {
        return outcome != Outcome.ACCEPTED;
    }

    long count(Effect effect) {
        return findings.stream().filter(finding -> finding.effect() == effect).count();
    }
}
