package org.giaoban.store;

import org.giaoban.model.Finding;

/**
 * A finding on a submission.
 *
 * @param ordinal place among the submission's findings, from 1
 */
public record StoredFinding(long submission, int ordinal, Finding finding) {}
