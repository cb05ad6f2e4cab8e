package dev.vaquero.docs;

import dev.vaquero.Vaquero;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

// docs:begin drain
@ApplicationScoped
public class Deployment {
    @Inject
    Vaquero vaquero;

    public void prepareRestart() {
        vaquero.drain(1012, Duration.ofSeconds(20));
    }
}
// docs:end drain
