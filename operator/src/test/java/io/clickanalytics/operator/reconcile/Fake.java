package io.clickanalytics.operator.reconcile;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Stands for something large of which a test needs a little: what it is not told answers null. */
final class Fake {
    private Fake() {}

    static <T> T of(Class<T> type, Map<String, InvocationHandler> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    InvocationHandler answer = answers.get(method.getName());
                    if (answer != null) {
                        return answer.invoke(proxy, method, arguments);
                    }
                    return method.getName().equals("equals") ? proxy == arguments[0] : null;
                }));
    }
}
