FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -q -DskipTests package

FROM eclipse-temurin:25-jre
# the heap, stacks and compiled code that a small service needs; the compilers leave alone what the start runs only once
ENV JDK_JAVA_OPTIONS="-Xmx128m -XX:+UseSerialGC -Xss512k -XX:ReservedCodeCacheSize=64m -XX:CompileThresholdScaling=10" \
    MALLOC_ARENA_MAX=2
WORKDIR /app
RUN --mount=from=build,source=/build/standalone/target,target=/target \
    java -Djarmode=tools -jar /target/email-change.jar extract --destination . \
    && useradd --uid 10001 --no-create-home service && chown service .
USER 10001
# what a run of the whole service teaches, so that the next one is ready sooner: docs/performance.md
RUN java -XX:AOTCacheOutput=email-change.aot -Xlog:aot*=error \
    -cp email-change.jar org.emailchange.standalone.Training --training.seconds=40
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
    CMD curl --fail --silent --show-error http://localhost:8080/actuator/health/readiness
ENTRYPOINT ["java", "-XX:AOTCache=email-change.aot", "-Xlog:aot*=error", "-jar", "email-change.jar"]
