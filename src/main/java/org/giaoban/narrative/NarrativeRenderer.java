package org.giaoban.narrative;

import freemarker.cache.StringTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.giaoban.model.Text;

/**
 * Tells prose from narrative templates. The templates reach nothing but the words and phrases handed to them: no Java
 * class, no file, no clock.
 */
public final class NarrativeRenderer {

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    /** @param files the templates by name */
    public NarrativeRenderer(Map<String, String> files) {
        StringTemplateLoader loader = new StringTemplateLoader();
        files.forEach(loader::putTemplate);
        configuration.setTemplateLoader(loader);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Text.VIETNAMESE);
        configuration.setLocalizedLookup(false);
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
    }

    /**
     * The paragraph that a template makes; empty where it has nothing to say.
     *
     * @throws TemplateException where the template itself is wrong
     */
    public String tell(String file, Map<String, String> words, Phrases phrases) throws TemplateException {
        return tell(file, words, PhraseFunctions.of(phrases));
    }

    public String tell(String file, Map<String, String> words, Map<String, Object> functions) throws TemplateException {
        Map<String, Object> model = new HashMap<>(words);
        model.putAll(functions);
        model.putAll(new SentenceDirectives().directives());
        StringWriter out = new StringWriter();
        try {
            Template template = configuration.getTemplate(file);
            template.process(model, out);
        } catch (NothingToSay e) {
            throw new TemplateException("a phrase stands outside of [@item] and [@also]", e, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Prose.tidy(out.toString());
    }
}
