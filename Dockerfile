# syntax=docker/dockerfile:1

# Native modules are built, or taken ready-made, where a compiler is at hand; the image itself has none.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY src ./src
RUN npm run build
RUN rm -rf node_modules && npm ci --omit=dev --ignore-scripts && npm rebuild tree-sitter tree-sitter-rust

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
WORKDIR /app
# Files are root's: the App can read its program, and write nowhere but in /data.
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json app.yml config.schema.json LICENSE ./
COPY checklist ./checklist
RUN mkdir --mode=700 /data && chown node:node /data \
 && rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-*
USER 1000:1000
VOLUME /data
EXPOSE 3000
# `fetch` is node's own: the slim image has no curl. Any answer but 200 is a failure.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Signals reach node itself, which lets running reviews end.
CMD ["node", "dist/app.js"]
