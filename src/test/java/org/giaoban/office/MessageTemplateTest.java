package org.giaoban.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Templates of messages come from offices, so what is wrong with one is found before it is used. */
class MessageTemplateTest {

    @Test
    void templateThatLoopsWithoutEnd_isAFaultAndDoesNotHang() {
        assertThat(MessageTemplate.check("[#list 1.. as x][/#list]")).startsWith("it loops more than 1000000 times");
        assertThat(MessageTemplate.check("[=unit]: [=period]")).isEmpty();
    }
}
