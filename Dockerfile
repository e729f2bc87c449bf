# The command and nothing else, in an image without a system:
#   docker build -t takestock .
#   docker run --rm -v "$PWD:/data" takestock batch answers/
FROM rust:1 AS build
WORKDIR /src
COPY . .
ENV RUSTFLAGS="-C target-feature=+crt-static"
RUN target="$(rustc -vV | sed -n 's/^host: //p')" \
    && cargo build --locked --profile dist --bin takestock --target "$target" \
    && cp "target/$target/dist/takestock" /takestock

FROM scratch
COPY --from=build /takestock /takestock
WORKDIR /data
ENTRYPOINT ["/takestock"]
