package org.giaoban.office;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.ZoneId;
import java.util.ArrayList;
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
 * @param post how mail goes out and comes in
 * @param deliveries who receives what
 * @param reminders when units are reminded of a submission
 */
public record Office(
        String name,
        String language,
        ZoneId zone,
        List<String> schedule,
        int port,
        @JsonUnwrapped Post post,
        List<DeliveryRule> deliveries,
        Reminders reminders) {

    public Office {
        schedule = List.copyOf(schedule);
        deliveries = List.copyOf(deliveries);
    }

    /**
     * How mail goes out and comes in.
     *
     * @param mail how deliveries are sent
     * @param intake the mailbox to which units send
     */
    public record Post(Mail mail, Intake intake) {}

    /** Returns how deliveries are sent. */
    public Mail mail() {
        return post.mail();
    }

    /** Returns the mailbox to which units send. */
    public Intake intake() {
        return post.intake();
    }

    public Locale locale() {
        return language.equals("en") ? Locale.ENGLISH : Text.VIETNAMESE;
    }

    /** Lists every rule by which something is delivered, reminders among them. */
    public List<DeliveryRule> listRules() {
        List<DeliveryRule> rules = new ArrayList<>(deliveries);
        if (reminders.isAny()) {
            rules.add(reminders.rule());
        }
        return rules;
    }

    /** Lists the rules of a kind. */
    public List<DeliveryRule> listRules(DeliveryRule.Kind kind) {
        return listRules().stream().filter(rule -> rule.kind() == kind).toList();
    }
}
