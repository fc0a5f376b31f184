package org.emailchange.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts the calls of one method of all beans of a type, on all nodes that are given it. */
public final class CallCounter implements BeanPostProcessor {
    private final Class<?> type;
    private final String method;
    private final AtomicInteger calls = new AtomicInteger();

    public CallCounter(Class<?> type, String method) {
        this.type = type;
        this.method = method;
    }

    /** How many calls there were so far. */
    public int calls() {
        return calls.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!type.isInstance(bean)) {
            return bean;
        }
        var proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> {
            if (call.getMethod().getName().equals(method)) {
                calls.incrementAndGet();
            }
            return call.proceed();
        });
        return proxy.getProxy(type.getClassLoader());
    }
}
