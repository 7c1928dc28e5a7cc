package org.giaoban.validate;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that check submissions of the office that {@link TestOffice} makes. */
abstract class WithTestOffice {

    @TempDir
    Path root;

    SubmissionCheck check;

    @BeforeEach
    void office() {
        check = new SubmissionCheck(TestOffice.in(root));
    }
}
