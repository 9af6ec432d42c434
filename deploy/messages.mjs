// What the launcher says, one plain line each, in both languages: it speaks before anybody could choose one.
// Plain JavaScript, because the first of these lines are said before anything is installed.

/** @param {string} zh @param {string} en */
const line = (zh, en) => `${zh} · ${en}`;

export const messages = {
  installing: line("正在安装依赖,约需一分钟", "Installing dependencies, about a minute"),
  installWait: line("另一个进程正在安装依赖,请稍候", "Another process is installing dependencies, waiting"),
  installFailed: line("依赖安装失败,请看上面的说明", "Installing dependencies failed, see above"),
  noOwnNode: line("没有装好项目自带的 Node", "The project's own Node was not installed"),
  /** @param {number} pid */
  alreadyRunning: (pid) =>
    line(
      `这个文件夹里已经有一份在运行(进程 ${pid}),请先停止它`,
      `A copy is already running in this folder (process ${pid}), stop it first`,
    ),
  recovered: line("上次没有正常停止,正在恢复", "The last run did not stop properly, recovering"),
  /** @param {number} port */
  portTaken: (port) =>
    line(
      `端口 ${port} 已被占用。请先关掉占用它的程序,或换一个端口:PORT=3001 npm start`,
      `Port ${port} is taken. Stop the program that uses it, or choose another: PORT=3001 npm start`,
    ),
  /** @param {string} value */
  badPort: (value) =>
    line(
      `PORT 应为 1 到 65535 的数字,现在是“${value}”`,
      `PORT must be a number from 1 to 65535, it is "${value}"`,
    ),
  /** @param {string} folder */
  folderDenied: (folder) =>
    line(
      `无法写入 ${folder}:它属于别的用户,请用那个用户启动`,
      `Cannot write to ${folder}: it belongs to another user, start as that user`,
    ),
  generating: line("正在生成数据库代码", "Generating database code"),
  database: line("正在启动数据库", "Starting the database"),
  databaseNotes: {
    initialising: () => line("正在新建数据库", "Making a new database"),
    /** @param {string} folder */
    relocated: (folder) =>
      line(
        `数据库以另一个用户运行,它进不了这个文件夹,数据放在 ${folder}`,
        `The database runs as another user, who may not enter this folder; its data are in ${folder}`,
      ),
    /** @param {string} pid */
    "orphan-stopped": (pid) =>
      line(
        `已停止上次留下的数据库(进程 ${pid})`,
        `Stopped the database left by the last run (process ${pid})`,
      ),
  },
  databaseGone: line("数据库意外停止", "The database stopped unexpectedly"),
  startedOver: line(
    "第一次启动没有完成,重新准备数据",
    "The first start was not finished, preparing the data again",
  ),
  /** @param {number} count */
  migrated: (count) => line(`已更新数据库结构(${count} 步)`, `Database structure updated (${count} steps)`),
  seeding: line("正在准备演示城市的数据", "Preparing the demo city"),
  building: line("正在构建页面,约需一分钟", "Building the pages, about a minute"),
  /** @param {string} name */
  stepFailed: (name) => line(`这一步失败:${name}`, `This step failed: ${name}`),
  starting: line("正在启动服务", "Starting the service"),
  slow: line("服务启动超时", "The service did not come up in time"),
  /** @param {string} url */
  ready: (url) => line(`已就绪:${url}`, `Ready: ${url}`),
  stopHint: line("按 Ctrl-C 停止", "Press Ctrl-C to stop"),
  stopping: line("正在停止", "Stopping"),
  stopped: line("已全部停止", "Everything is stopped"),
  forced: line("强制停止", "Stopping by force"),
  webDied: line("网页服务意外停止,全部停止", "The web service stopped unexpectedly, stopping everything"),
  /** @param {number} seconds */
  workerDied: (seconds) =>
    line(
      `后台任务意外停止,${seconds} 秒后重启`,
      `The worker stopped unexpectedly, starting again in ${seconds} s`,
    ),
  /** @param {string} file */
  seeLog: (file) => line(`详细记录:${file}`, `Details: ${file}`),
  needDatabaseUrl: line(
    "缺少 DATABASE_URL:正式运行需要一个 PostgreSQL(15 以上)的地址",
    "DATABASE_URL is missing: production needs the address of a PostgreSQL (15 or newer)",
  ),
  needAuthSecret: line(
    "缺少 AUTH_SECRET 或不足 32 字节:请生成一个随机密钥,例如 openssl rand -base64 32",
    "AUTH_SECRET is missing or shorter than 32 bytes: make a random one, such as openssl rand -base64 32",
  ),
  needPublicUrl: line(
    "缺少 PUBLIC_URL 或格式不对:请写居民访问的网址,例如 https://minqing.example.gov.cn",
    "PUBLIC_URL is missing or not an address: give the one residents use, such as https://minqing.example.gov.cn",
  ),
  plainHttp: line(
    "PUBLIC_URL 不是 https:登录信息会明文传输",
    "PUBLIC_URL is not https: sign-ins travel unencrypted",
  ),
  noDemoInProduction: line(
    "正式运行没有演示模式,已忽略 MINQING_DEMO",
    "Production has no demo mode, MINQING_DEMO is ignored",
  ),
};
