/**
 * By which words people tell of a category: what the suggestion starts from before any issue was sorted here, and the
 * keywords of the service list for machines. Words of everyday speech, not of offices; parted by spaces.
 */
export const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  "HOUSING_PROPERTY.PROPERTY_SERVICE":
    "物业 物业费 保安 保洁 物业公司 收费 服务差 不管事 门禁 巡逻 property management fee",
  "HOUSING_PROPERTY.MAINTENANCE_FUND": "维修资金 维修基金 大修 动用 分摊 表决 房屋维修 公共维修 repair fund",
  "HOUSING_PROPERTY.LEAK_QUALITY":
    "漏雨 渗水 渗漏 顶楼 屋顶 外墙 墙面 脱落 裂缝 开裂 天沟 防水 质量 墙皮 发霉 潮湿 roof leak crack",
  "HOUSING_PROPERTY.ELEVATOR": "电梯 困人 加装电梯 停梯 维保 轿厢 上下楼 爬楼 elevator lift",
  "HOUSING_PROPERTY.PARKING_CHARGING": "停车位 车位 车库 充电桩 停车费 地库 固定车位 parking space charger",
  "HOUSING_PROPERTY.OWNERS_COMMITTEE":
    "业委会 业主委员会 业主大会 公共收益 换届 账目 广告收入 选举 owners committee",
  "HOUSING_PROPERTY.PUBLIC_HOUSING": "公租房 廉租房 保障房 申请 轮候 租金 配租 摇号 public rental housing",
  "HOUSING_PROPERTY.OLD_ESTATE_RENEWAL":
    "老旧小区 改造 危房 危旧房 翻新 管网改造 外立面 拆墙 renovation old estate",
  "UTILITIES.WATER_SUPPLY":
    "停水 自来水 水压 水管 水表 水费 水黄 浑水 没水 爆管 供水 二次供水 水箱 tap water supply",
  "UTILITIES.DRAINAGE":
    "积水 内涝 下水道 排水 污水 堵塞 管道堵 返水 化粪池 涵洞 雨水 窨井 淹水 drain sewer flooding",
  "UTILITIES.POWER_SUPPLY": "停电 跳闸 电压 电表 电费 变压器 没电 线路 供电 电线杆 power cut electricity",
  "UTILITIES.GAS_SUPPLY": "燃气 煤气 天然气 通气 气表 接通 燃气公司 开户 管道气 natural gas supply",
  "UTILITIES.ROAD_MANHOLE": "路面 坑洼 井盖 塌陷 人行道 地砖 修路 破损 颠簸 马路 盲道 pothole manhole road",
  "UTILITIES.STREET_LIGHT": "路灯 不亮 灯杆 照明 黑灯 楼道灯 摸黑 太暗 street light dark",
  "UTILITIES.TELECOM": "宽带 网络 信号 光纤 基站 断网 手机信号 电信 移动 联通 网速 internet broadband signal",
  "UTILITIES.HEATING_HOT_WATER": "供暖 暖气 热水 热力 不热 锅炉 取暖 heating hot water",
  "ENVIRONMENT.NOISE": "噪声 噪音 吵 施工声 广场舞 音响 喇叭 半夜 睡不着 夜里 扰民 KTV 敲打 noise loud",
  "ENVIRONMENT.FUMES_ODOR": "油烟 异味 臭味 烧烤 烟味 排烟 气味 刺鼻 饭店 厨房 fumes smell odor",
  "ENVIRONMENT.GARBAGE": "垃圾 垃圾桶 清运 堆放 厨余 建筑垃圾 垃圾站 没人收 分类 满了 garbage rubbish trash",
  "ENVIRONMENT.WATER_POLLUTION": "河水 水塘 黑臭 排污 污染 鱼死 水体 沟里 废水 河道 池塘 river pollution",
  "ENVIRONMENT.DUST": "扬尘 灰尘 渣土车 工地 洒水 尘土 满天灰 煤灰 dust",
  "ENVIRONMENT.PUBLIC_TOILET": "公厕 厕所 蹲位 冲水 脏 无障碍厕位 公共厕所 public toilet",
  "ENVIRONMENT.GREENING": "绿化 树枝 大树 修剪 草坪 花坛 绿地 倒伏 毁绿 遮挡 tree lawn",
  "ENVIRONMENT.PESTS_PETS":
    "老鼠 蚊子 蟑螂 白蚁 流浪狗 流浪猫 野狗 犬只 消杀 马蜂 rats mosquitoes stray dogs",
  "URBAN_MANAGEMENT.ILLEGAL_CONSTRUCTION":
    "违建 违章建筑 搭建 私搭 加盖 阳光房 拆除 棚子 占用 illegal construction",
  "URBAN_MANAGEMENT.STREET_VENDING":
    "占道 摆摊 摊贩 流动摊 小贩 夜市 出摊 摊位 城管 经营 street vendor stall",
  "URBAN_MANAGEMENT.ILLEGAL_PARKING":
    "乱停 违停 堵路 车辆 停在 消防通道 占道停车 出不来 僵尸车 illegal parking",
  "URBAN_MANAGEMENT.SIGNAGE": "广告牌 招牌 店招 灯箱 小广告 横幅 摇摇欲坠 霓虹 signboard advertisement",
  "URBAN_MANAGEMENT.UNSAFE_CHARGING":
    "飞线 拉线充电 楼上拉线 插线板 私拉电线 窗户 电瓶 充电 unsafe charging cable",
  "URBAN_MANAGEMENT.CORRIDOR_CLUTTER":
    "楼道 堆物 杂物 过道 纸箱 鞋柜 走不过 公共楼道 旧家具 clutter corridor",
  "URBAN_MANAGEMENT.CONSTRUCTION_SITE":
    "工地 施工 围挡 夜间施工 打桩 开挖 渣土 工程车 建筑工地 construction site",
  "URBAN_MANAGEMENT.SHARED_BIKE": "共享单车 单车 共享电动车 乱放 堆满 骑行 shared bike",
  "LAND_RELOCATION.COMPENSATION":
    "补偿 拆迁 征收 评估 面积 补偿款 动迁 认定 不公平 标准 赔偿 compensation demolition",
  "LAND_RELOCATION.RESETTLEMENT_HOUSING": "安置房 回迁 交房 还建房 安置 没交 逾期 分房 resettlement housing",
  "LAND_RELOCATION.TRANSITION_FEE": "过渡费 租房 过渡期 没发 拖欠 安置费 临时安置 transition fee",
  "LAND_RELOCATION.PROPERTY_CERTIFICATE":
    "房产证 产权证 不动产 办证 土地证 过户 历史遗留 title deed certificate",
  "LAND_RELOCATION.LAND_PENSION": "失地 被征地 养老保险 社保 失地农民 养老金 land pension",
  "LAND_RELOCATION.HOMESTEAD": "宅基地 建房 批地 翻建 盖房 农村建房 审批 homestead house building",
  "LAND_RELOCATION.LAND_CONTRACT": "承包地 流转 土地 田地 租地 承包合同 确权 租金 land contract",
  "LAND_RELOCATION.PROJECT_IMPACT": "修路 高速 铁路 工程 震裂 施工影响 爆破 震动 水系 项目 project impact",
  "SOCIAL_ASSISTANCE.MINIMUM_LIVING":
    "低保 低保户 最低生活保障 困难 停发 没收入 救济 minimum living allowance",
  "SOCIAL_ASSISTANCE.EXTREME_POVERTY": "特困 五保 孤寡 供养 敬老院 无儿无女 孤老 extreme poverty",
  "SOCIAL_ASSISTANCE.TEMPORARY_AID": "临时救助 急难 救助金 遇到困难 意外 火灾后 生活困难 temporary aid",
  "SOCIAL_ASSISTANCE.DISABILITY_SERVICE": "残疾 残疾人 残疾证 补贴 轮椅 辅具 无障碍 盲人 聋 disability",
  "SOCIAL_ASSISTANCE.MEDICAL_AID": "大病 医疗救助 医药费 看不起病 救助 住院费 二次报销 medical aid",
  "SOCIAL_ASSISTANCE.VETERAN_CARE": "退伍 退役军人 优抚 烈属 老兵 参战 抚恤 优待证 veteran",
  "SOCIAL_ASSISTANCE.CHARITY_AID": "慈善 帮困 捐款 助学金 慈善总会 爱心 贫困学生 charity",
  "SOCIAL_ASSISTANCE.LEGAL_AID": "法律援助 律师 打官司 法律咨询 起诉 维权 请不起律师 legal aid lawyer",
  "CARE_SERVICE.HOME_CARE": "居家养老 上门 照料 独居老人 护理员 助洗 助浴 照顾老人 home care elderly",
  "CARE_SERVICE.MEAL_SERVICE": "助餐 食堂 老年食堂 送餐 吃饭 幸福食堂 饭菜 配餐 meal canteen",
  "CARE_SERVICE.AGE_ALLOWANCE": "高龄津贴 高龄补贴 八十岁 老年津贴 敬老金 没到账 age allowance",
  "CARE_SERVICE.NURSING_HOME": "养老院 敬老院 床位 护工 养老机构 入住 押金 nursing home",
  "CARE_SERVICE.AGE_FRIENDLY_RETROFIT": "适老化 扶手 防滑 改造 坡道 卫生间 台阶 handrail ramp age-friendly",
  "CARE_SERVICE.LONG_TERM_CARE": "长护险 长期护理 失能 卧床 评估 瘫痪 护理保险 long-term care",
  "CARE_SERVICE.CHILDCARE": "托育 托班 婴幼儿 带孩子 托儿所 两岁 看孩子 childcare nursery",
  "CARE_SERVICE.LEFT_BEHIND_CHILDREN":
    "留守儿童 爷爷奶奶带 父母外出 孩子没人管 暑假 关爱 left-behind children",
  "HEALTH.COMMUNITY_CLINIC": "卫生服务中心 社区医院 卫生院 卫生室 开药 缺药 村医 血压 clinic",
  "HEALTH.INSURANCE_CLAIM": "医保 报销 异地就医 医保卡 结算 门诊 慢病 自费 参保 health insurance claim",
  "HEALTH.FAMILY_DOCTOR": "家庭医生 签约 随访 上门看病 体检 family doctor",
  "HEALTH.HOSPITAL_SERVICE": "医院 挂号 排队 看病难 专家号 急诊 医生态度 住院 hospital",
  "HEALTH.VACCINATION": "疫苗 接种 打针 预防针 流感 接种点 vaccine",
  "HEALTH.MATERNAL_CHILD": "孕妇 产检 生育 生育津贴 新生儿 妇幼 产假 准生证 pregnancy maternity",
  "HEALTH.PATIENT_DISPUTE": "医疗纠纷 医患 误诊 手术 医疗事故 病历 鉴定 patient dispute",
  "HEALTH.PUBLIC_HEALTH": "传染病 消毒 卫生 防疫 吸烟 控烟 饮用水 食物中毒 public health",
  "EDUCATION_EMPLOYMENT.SCHOOL_ADMISSION":
    "入学 学区 报名 小学 随迁子女 转学 划片 幼儿园 上学 school admission",
  "EDUCATION_EMPLOYMENT.SCHOOL_MANAGEMENT":
    "学校 老师 校园 食堂 欺负 校服 作业 收费 学生 school bullying teacher",
  "EDUCATION_EMPLOYMENT.TUTORING_PREPAID":
    "培训班 补习 退费 预付 跑路 健身房 预付卡 机构关门 课时费 tutoring refund prepaid",
  "EDUCATION_EMPLOYMENT.AFTER_SCHOOL_CARE": "课后 延时班 托管 放学 接孩子 晚托 四点半 after-school",
  "EDUCATION_EMPLOYMENT.JOB_ASSISTANCE": "找工作 就业 失业 招聘 岗位 下岗 失业金 公益岗 job employment",
  "EDUCATION_EMPLOYMENT.WAGE_ARREARS": "欠薪 工资 工钱 拖欠 包工头 讨薪 农民工 结账 没发 wages unpaid",
  "EDUCATION_EMPLOYMENT.SOCIAL_INSURANCE":
    "社保 养老保险 缴费 断缴 五险 公积金 退休 转移 补缴 social insurance pension",
  "EDUCATION_EMPLOYMENT.SKILL_TRAINING": "技能培训 学手艺 技校 证书 培训补贴 免费培训 考证 skill training",
  "NEIGHBOR_DISPUTE.WATER_DAMAGE":
    "楼上 漏水 漏到 天花板 泡坏 邻居 赔 滴水 卫生间 阳台 neighbour water damage",
  "NEIGHBOR_DISPUTE.ACCESS_LIGHT": "采光 挡光 通道 走路 邻居 堵门 通行 围墙 出路 light access neighbour",
  "NEIGHBOR_DISPUTE.PET_DISPUTE": "养狗 狗叫 狗咬 邻居 遛狗 狗屎 不牵绳 养鸡 dog barking bite neighbour",
  "NEIGHBOR_DISPUTE.NEIGHBOR_NOISE": "楼上 脚步声 邻居 打麻将 装修 电视声 拖椅子 跺脚 吵 neighbour noise",
  "NEIGHBOR_DISPUTE.FAMILY_MATTER": "离婚 赡养 儿子 儿媳 吵架 家暴 老公 抚养 分家 婆媳 family divorce",
  "NEIGHBOR_DISPUTE.DEBT_DISPUTE": "借钱 欠钱 借条 还钱 债 不还 利息 debt loan",
  "NEIGHBOR_DISPUTE.SHARED_AREA": "公共部位 楼顶 天台 走廊 占用 邻居 公用 露台 门口 shared area",
  "NEIGHBOR_DISPUTE.FARM_BOUNDARY": "田界 山林 地界 田埂 林地 界址 争地 祖坟 竹林 boundary field forest",
  "TRANSPORT_SAFETY.BUS_SERVICE": "公交 公交车 站台 班次 线路 等车 末班车 站点 bus",
  "TRANSPORT_SAFETY.TRAFFIC_FACILITY":
    "红绿灯 斑马线 护栏 标线 减速带 路口 信号灯 车速 过马路 traffic light crossing",
  "TRANSPORT_SAFETY.FIRE_HAZARD": "消防 消火栓 灭火器 隐患 消防通道 安全出口 堵塞 火灾 fire hazard hydrant",
  "TRANSPORT_SAFETY.EBIKE_MANAGEMENT": "电动车 电瓶车 上楼 进电梯 充电棚 停放 电动自行车 e-bike",
  "TRANSPORT_SAFETY.GAS_SAFETY": "煤气罐 液化气 钢瓶 软管 用气 报警器 漏气 灶 gas bottle safety",
  "TRANSPORT_SAFETY.FOOD_SAFETY": "食品 过期 变质 拉肚子 吃坏 餐馆 不干净 异物 假 food safety",
  "TRANSPORT_SAFETY.WORK_SAFETY": "厂里 安全生产 车间 粉尘 事故 作坊 仓库 烟花 化工 work safety factory",
  "TRANSPORT_SAFETY.DROWNING_PREVENTION": "溺水 水库 下河 警示牌 护栏 滑坡 山体 落石 地质 drowning landslide",
  "GOVERNANCE_SERVICE.AFFAIRS_DISCLOSURE":
    "公开 公示 村务 财务 账 看不到 公示栏 村里的钱 disclosure accounts",
  "GOVERNANCE_SERVICE.STAFF_CONDUCT":
    "干部 态度 推诿 吃拿卡要 作风 优亲厚友 骂人 收礼 书记 主任 不作为 official conduct",
  "GOVERNANCE_SERVICE.SERVICE_EFFICIENCY":
    "办事 窗口 跑了几趟 材料 排队 效率 等了 踢皮球 大厅 盖章 counter service slow",
  "GOVERNANCE_SERVICE.LICENSES_HUKOU": "户口 身份证 居住证 迁户 落户 营业执照 证明 补办 hukou licence permit",
  "GOVERNANCE_SERVICE.POLICY_INQUIRY": "政策 咨询 请问 怎么办理 条件 文件 规定 想了解 标准 policy question",
  "GOVERNANCE_SERVICE.FARM_SUBSIDY": "补贴 种粮 粮补 农机 直补 惠农 没收到 一卡通 养殖 farm subsidy",
  "GOVERNANCE_SERVICE.FACILITY_PROPOSAL":
    "建议 增设 健身器材 座椅 广场 希望建 凉亭 活动室 公园 proposal facility",
  "GOVERNANCE_SERVICE.BUSINESS_REQUEST": "企业 公司 园区 开店 贷款 厂房 招工 营商 税 business enterprise",
};
