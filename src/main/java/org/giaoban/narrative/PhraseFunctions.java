package org.giaoban.narrative;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes {@link Phrases} callable as functions of narrative templates. */
final class PhraseFunctions {

    private PhraseFunctions() {}

    static Map<String, Object> of(Phrases phrases) {
        Map<String, Object> functions = new HashMap<>();
        put(functions, phrases, "exact", 1, (p, in) -> p.exact(in.text(0)));
        put(functions, phrases, "about", 3, (p, in) -> p.about(in.text(0), in.number(1), in.text(2, p.above())));
        put(functions, phrases, "words", 3, (p, in) -> p.words(in.text(0), in.number(1), in.text(2, p.above())));
        put(functions, phrases, "counted", 1, (p, in) -> p.counted(in.text(0)));
        put(functions, phrases, "pair", 2, (p, in) -> p.pair(in.text(0), in.text(1)));
        put(functions, phrases, "categories", 1, (p, in) -> p.categories(in.text(0)));
        put(functions, phrases, "change", 2, (p, in) -> p.change(in.text(0), in.text(1, "")));
        put(functions, phrases, "change_same", 2, (p, in) -> p.changeSame(in.text(0), in.text(1, "")));
        put(functions, phrases, "moved", 1, (p, in) -> p.moved(in.text(0)));
        functions.put("base", (TemplateMethodModelEx) arguments -> base(phrases, arguments));
        put(functions, phrases, "plan", 1, (p, in) -> p.plan(in.text(0)));
        put(functions, phrases, "coverage", 1, (p, in) -> p.coverage(in.text(0)));
        put(functions, phrases, "scope", 3, (p, in) -> p.scope(in.text(0), in.text(1), in.text(2)));
        return functions;
    }

    /** The only function that concerns no figure. */
    private static String base(Phrases phrases, List<?> arguments) throws TemplateModelException {
        if (!arguments.isEmpty()) {
            throw TemplateMistake.of("narrative-arguments", "base", 0, arguments.size());
        }
        return phrases.base().orElseThrow(() -> new EmptyPhraseException("base", ""));
    }

    private static void put(Map<String, Object> functions, Phrases phrases, String name, int most, Function function) {
        functions.put(name, (TemplateMethodModelEx) arguments -> {
            Arguments in = new Arguments(name, arguments);
            String ref = in.text(0);
            if (arguments.size() > most) {
                throw TemplateMistake.of("narrative-arguments", name, most, arguments.size());
            }
            if (!phrases.isDeclared(ref)) {
                throw TemplateMistake.ofName("narrative-no-element", ref, phrases.listRefs(ref), name, ref);
            }
            return function.call(phrases, in).orElseThrow(() -> new EmptyPhraseException(name, ref));
        });
    }

    private interface Function {
        Optional<String> call(Phrases phrases, Arguments in) throws TemplateModelException;
    }

    private record Arguments(String function, List<?> values) {

        String text(int index) throws TemplateModelException {
            if (index < values.size() && values.get(index) instanceof TemplateScalarModel text) {
                return text.getAsString();
            }
            throw TemplateMistake.of("narrative-argument-text", function, index + 1);
        }

        String text(int index, String otherwise) throws TemplateModelException {
            return index < values.size() ? text(index) : otherwise;
        }

        BigDecimal number(int index) throws TemplateModelException {
            if (index < values.size() && values.get(index) instanceof TemplateNumberModel number) {
                return new BigDecimal(number.getAsNumber().toString());
            }
            throw TemplateMistake.of("narrative-argument-number", function, index + 1);
        }
    }
}
