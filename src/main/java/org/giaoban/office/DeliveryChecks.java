package org.giaoban.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.DefinitionReader;
import org.giaoban.catalogue.Faults;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Report;
import org.giaoban.workspace.TypedValues;
import tools.jackson.databind.JsonNode;

/** Checks what {@code office.yaml} says about mail, intake, deliveries and reminders beyond its schema. */
final class DeliveryChecks {

    private final Faults faults;
    private final Optional<Catalogue> catalogue;

    /** @param catalogue the definitions whose names the file may use; empty if names and templates are not checked */
    DeliveryChecks(Faults faults, Optional<Catalogue> catalogue) {
        this.faults = faults;
        this.catalogue = catalogue;
    }

    void check(JsonNode office, DefinitionReader.Place place) {
        checkMail(office.path("mail"), place);
        JsonNode deliveries = office.path("deliveries");
        String transport = office.at("/mail/transport").stringValue("file");
        for (int i = 0; i < deliveries.size(); i++) {
            checkDelivery(deliveries.get(i), "/deliveries/" + i, transport, place);
        }
        checkWhom(office.path("reminders"), "/reminders", place);
        checkIntake(office.path("intake"), transport, place);
    }

    private void checkMail(JsonNode mail, DefinitionReader.Place place) {
        String from = mail.path("from").stringValue("");
        if (mail.has("from") && !Addresses.isAddress(from)) {
            faults.add("no-address", place.of("/mail/from"), from);
        }
        String transport = mail.path("transport").stringValue("");
        if (transport.equals("smtp")
                && (!mail.has("from") || mail.at("/smtp/host").stringValue("").isEmpty())) {
            faults.add("mail-host", place.of("/mail"));
        }
        JsonNode seal = mail.path("seal");
        boolean isComplete = !seal.path("file").stringValue("").isEmpty() && hasPassword(seal);
        if (!seal.isEmpty() && !isComplete) {
            faults.add("mail-seal", place.of("/mail/seal"));
        }
        if (transport.equals("folder") && mail.path("folder").stringValue("").isEmpty()) {
            faults.add("mail-folder", place.of("/mail"));
        }
    }

    private static boolean hasPassword(JsonNode server) {
        return Stream.of("password_env", "password_file")
                .anyMatch(key -> !server.path(key).stringValue("").isEmpty());
    }

    private void checkIntake(JsonNode intake, String transport, DefinitionReader.Place place) {
        boolean hasHost = !intake.path("host").stringValue("").isEmpty();
        boolean isComplete = hasHost
                && hasPassword(intake)
                && !intake.path("user").stringValue("").isEmpty();
        if (!intake.isEmpty() && !isComplete) {
            faults.add("intake-server", place.of("/intake"));
        }
        if (hasHost && transport.equals("folder")) {
            faults.add("intake-folder", place.of("/intake"));
        }
        String since = intake.path("since").stringValue("");
        if (!since.isEmpty() && TypedValues.findDay(since).isEmpty()) {
            faults.add("no-day-of-mail", place.of("/intake/since"), since);
        }
        checkTemplates(intake, "/intake", place);
    }

    private void checkDelivery(JsonNode rule, String at, String transport, DefinitionReader.Place place) {
        String kind = rule.path("kind").stringValue("report");
        String report = rule.path("report").stringValue("");
        if (kind.equals("report") == report.isEmpty()) {
            faults.add("delivery-report", place.of(at), kind);
        } else if (kind.equals("report")) {
            catalogue.ifPresent(known -> checkReport(known, rule, at, place));
        } else if (transport.equals("folder")) {
            faults.add("delivery-folder", place.of(at), kind);
        }
        checkWhom(rule, at, place);
        String since = rule.path("since").stringValue("");
        if (!since.isEmpty() && Period.find(since).isEmpty()) {
            faults.add("no-period", place.of(at + "/since"), since);
        }
    }

    private void checkReport(Catalogue known, JsonNode rule, String at, DefinitionReader.Place place) {
        String code = rule.path("report").stringValue("");
        if (!known.reports().containsKey(code)) {
            faults.add(
                    "no-report", place.of(at + "/report"), code, known.reports().keySet());
            return;
        }
        Report report = known.reports().get(code).report();
        strings(rule.path("periods")).stream()
                .filter(type -> report.periodTypes().stream().noneMatch(made -> id(made).equals(type)))
                .forEach(type -> faults.add("delivery-period", place.of(at + "/periods"), code, type));
        strings(rule.path("formats")).stream()
                .filter(format -> report.formats().stream().noneMatch(made -> id(made).equals(format)))
                .forEach(format -> faults.add("delivery-format", place.of(at + "/formats"), code, format));
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Checks the addresses, units and templates of a rule. */
    private void checkWhom(JsonNode rule, String at, DefinitionReader.Place place) {
        strings(rule.path("to")).stream()
                .filter(to -> !to.equals(DeliveryRule.UNIT_ADDRESS) && !Addresses.isAddress(to))
                .forEach(to -> faults.add("no-address", place.of(at + "/to"), to));
        catalogue.ifPresent(known -> {
            strings(rule.path("units")).stream()
                    .filter(unit -> known.units().find(unit).isEmpty())
                    .forEach(unit -> faults.add("delivery-unit", place.of(at + "/units"), unit));
            String level = rule.path("level").stringValue("");
            List<String> levels = known.units().list().stream()
                    .map(OrgUnit::level)
                    .distinct()
                    .sorted()
                    .toList();
            if (!level.isEmpty() && !levels.contains(level)) {
                faults.add("delivery-level", place.of(at + "/level"), level, levels);
            }
            checkTemplates(rule, at, place);
        });
    }

    private void checkTemplates(JsonNode rule, String at, DefinitionReader.Place place) {
        List.of("subject", "text").forEach(key -> checkTemplate(rule, at + "/" + key, key, place));
    }

    private void checkTemplate(JsonNode rule, String at, String key, DefinitionReader.Place place) {
        String wrong = MessageTemplate.check(rule.path(key).stringValue(""));
        if (!wrong.isEmpty()) {
            faults.add("mail-template", place.of(at), wrong, variables());
        }
    }

    private static String variables() {
        return MessageTemplate.VARIABLES.stream().map(name -> "[=" + name + "]").collect(Collectors.joining(", "));
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(item -> {
            if (item.isString()) {
                strings.add(item.stringValue());
            }
        });
        return strings;
    }
}
