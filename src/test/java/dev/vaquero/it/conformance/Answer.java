package dev.vaquero.it.conformance;

import dev.vaquero.Response;
import dev.vaquero.Upgrade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the commands of {@code init}. A refusal and a plain answer carry a state, unless {@code stateless} is asked. */
final class Answer {
    private Answer() {}

    static @Nullable Upgrade<Progress> to(Script script) {
        Progress state = new Progress(script, 1);
        List<Step> steps = script.init();
        for (Step step : steps) {
            switch (step.name()) {
                case "throw" -> throw new IllegalStateException("init was asked to throw");
                case "null" -> {
                    return null;
                }
                case "refuse" -> {
                    return answer(
                            steps, Response.of(Integer.parseInt(step.head())).body(step.tail()), state);
                }
                case "plain" -> {
                    return answer(steps, Response.of(200).body("plain"), state);
                }
                default -> {}
            }
        }
        return accept(steps, Upgrade.accept(state).options(script.options()));
    }

    private static Upgrade<Progress> answer(List<Step> steps, Response response, Progress state) {
        Response answer = response;
        for (Step step : steps) {
            answer = switch (step.name()) {
                case "header" -> answer.header(step.head(), step.tail());
                case "cookie" -> answer.header("Set-Cookie", step.text());
                default -> answer;
            };
        }
        Upgrade.Answer<Progress> stateless = Upgrade.refuse(answer);
        return steps.contains(new Step("stateless", "")) ? stateless : stateless.state(state);
    }

    private static Upgrade<Progress> accept(List<Step> steps, Upgrade.Accept<Progress> plain) {
        Upgrade.Accept<Progress> accept = plain;
        for (Step step : steps) {
            accept = switch (step.name()) {
                case "accept" -> step.text().isEmpty() ? accept : accept.subprotocol(step.text());
                case "header" -> accept.header(step.head(), step.tail());
                case "cookie" -> cookie(accept, step.text());
                case "stateless" -> accept;
                default -> throw new IllegalArgumentException("init must be a command but was " + step);
            };
        }
        return accept;
    }

    private static Upgrade.Accept<Progress> cookie(Upgrade.Accept<Progress> accept, String pair) {
        int equals = pair.indexOf('=');
        return accept.cookie(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
