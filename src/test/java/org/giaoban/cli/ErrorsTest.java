package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.giaoban.job.ExitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status --foo | Không hiểu: --foo | Unknown: --foo",
                "statsu | Không hiểu: statsu; có phải ý là status, restore? | Unknown: statsu; did you mean status, restore?",
                "status --jsn | Không hiểu: --jsn; có phải ý là --json? | Unknown: --jsn; did you mean --json?",
                "trace 2023-Q1 | Thiếu: UNIT, ELEMENT | Missing: UNIT, ELEMENT",
                "decide confirm --reason R | Thiếu: --period=P, --by=NAME | Missing: --period=P, --by=NAME",
                "run --date | Thiếu: --date=YYYY-MM-DD | Missing: --date=YYYY-MM-DD",
                "run --date x | --date: “x” không phải là ngày; ghi như 2022-04-20"
                        + " | --date: \"x\" is no day; write it like 2022-04-20",
                "run --json=3 | --json: không đọc được “3” ở đây | --json: \"3\" cannot be read here",
                "run --zone Mars | --zone: không đọc được “Mars” ở đây | --zone: \"Mars\" cannot be read here",
                "run --json --json | --json được ghi nhiều lần | --json was given more than once",
                "trace 2023-Q1 BP X --json --csv | Không dùng cùng nhau: --json, --csv | Not together: --json, --csv",
            })
    void whatIsTypedWrongly_isNamedInTheUsersLanguage(String words, String vietnamese, String english) {
        assertThat(firstLine("--lang vi " + words)).isEqualTo(vietnamese);
        assertThat(firstLine("--lang en " + words)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = "run --lang fr | --lang: “fr” không phải là một trong vi, en")
    void unknownLanguage_isNamedInVietnamese(String words, String vietnamese) {
        assertThat(firstLine(words)).isEqualTo(vietnamese);
    }

    private static String firstLine(String words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        int code = Giaoban.execute(out, new PrintStream(err, true, StandardCharsets.UTF_8), words.split(" "));
        assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
        return err.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    }
}
