package org.chirograph;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What Ctrl-C does. A shutdown hook would come too late: the native libraries have hooks of their own, which close them
 * while pages are still in hand. So the signal itself is handled, by the class that Java has for it outside its standard
 * (module {@code jdk.unsupported}), and by its name, since the compiler warns of it in a way that can't be silenced.
 * Where it is missing, Ctrl-C ends the process at once, as ever.
 */
final class Interrupts {
    private Interrupts() {}

    /** Runs {@code first} at the first Ctrl-C (or {@code kill}); the second ends the process at once. */
    static void onFirst(Runnable first) {
        AtomicBoolean again = new AtomicBoolean();
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                if (again.getAndSet(true)) {
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                }
                first.run();
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "interrupt";
        };
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
            Method handle = signal.getMethod("handle", signal, type);
            for (String name : List.of("INT", "TERM")) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Not this Java: every record is on disk, and the same command goes on from there.
        }
    }
}
