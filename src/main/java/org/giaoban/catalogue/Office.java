package org.giaoban.catalogue;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.giaoban.model.Text;

/**
 * How an office operates the program, as {@code office.yaml} says.
 *
 * @param name the office's name; empty if it gives none
 * @param language language of messages to administrators: {@code vi} or {@code en}
 * @param zone time zone in which the office's days begin and end
 * @param schedule cron expressions with six fields, in the office's zone; a run starts at each time that one of them gives
 * @param port port of health and metrics on this machine's own address; 0 for any free one
 */
public record Office(String name, String language, ZoneId zone, List<String> schedule, int port) {

    public Office {
        schedule = List.copyOf(schedule);
    }

    public Locale locale() {
        return language.equals("en") ? Locale.ENGLISH : Text.VIETNAMESE;
    }
}
