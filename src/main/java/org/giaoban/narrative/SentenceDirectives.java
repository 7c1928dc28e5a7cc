package org.giaoban.narrative;

import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directives that make silence contagious, for one telling of a template.
 *
 * <ul>
 *   <li>{@code [@sentence lead="" sep="; "]}: its items, joined; nothing where no item speaks
 *   <li>{@code [@list lead="" sep=", "]}: the same inside an item, without capital letter and full stop
 *   <li>{@code [@item]}: falls silent as a whole where a phrase in it has nothing to say
 *   <li>{@code [@also]}: a part of an item that may fall silent alone
 * </ul>
 */
final class SentenceDirectives {

    private final Deque<List<String>> items = new ArrayDeque<>();

    Map<String, TemplateDirectiveModel> directives() {
        return Map.of(
                "sentence", (env, params, vars, body) -> sentence(env, params, body),
                "list", (env, params, vars, body) -> list(env, params, body),
                "item", (env, params, vars, body) -> item(body),
                "also", (env, params, vars, body) -> also(env, body));
    }

    private void sentence(Environment env, Map<?, ?> params, @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        env.getOut().write(Prose.sentence(join(params, "; ", body)));
    }

    private void list(Environment env, Map<?, ?> params, @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        env.getOut().write(join(params, ", ", body));
    }

    private String join(Map<?, ?> params, String separator, @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        List<String> said = new ArrayList<>();
        items.push(said);
        try {
            render(body);
        } finally {
            items.pop();
        }
        if (said.isEmpty()) {
            return "";
        }
        String lead = param(params, "lead", "");
        String space = lead.isEmpty() || lead.endsWith(" ") ? "" : " ";
        return lead + space + String.join(param(params, "sep", separator), said);
    }

    private void item(@Nullable TemplateDirectiveBody body) throws TemplateException, IOException {
        Optional<String> said = say(body).filter(text -> !text.isEmpty());
        List<String> around = items.peek();
        if (around == null) {
            throw new TemplateException("[@item] stands outside of [@sentence] and [@list]", (Environment) null);
        }
        said.ifPresent(around::add);
    }

    private void also(Environment env, @Nullable TemplateDirectiveBody body) throws TemplateException, IOException {
        env.getOut().write(say(body).orElse(""));
    }

    private Optional<String> say(@Nullable TemplateDirectiveBody body) throws TemplateException, IOException {
        try {
            return Optional.of(render(body));
        } catch (NothingToSay e) {
            return Optional.empty();
        }
    }

    private static String render(@Nullable TemplateDirectiveBody body) throws TemplateException, IOException {
        StringWriter out = new StringWriter();
        if (body != null) {
            body.render(out);
        }
        return out.toString();
    }

    private static String param(Map<?, ?> params, String name, String otherwise) throws TemplateModelException {
        return params.get(name) instanceof TemplateScalarModel text ? text.getAsString() : otherwise;
    }
}
